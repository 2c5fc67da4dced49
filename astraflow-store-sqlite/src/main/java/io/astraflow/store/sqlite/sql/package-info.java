/**
 * The tables as plain SQL, one class a concept, over one connection. What differs from database to
 * database comes in through {@link io.astraflow.store.sqlite.sql.TermIndex}.
 */
package io.astraflow.store.sqlite.sql;
