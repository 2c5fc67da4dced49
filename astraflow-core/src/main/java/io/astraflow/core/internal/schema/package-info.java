/**
 * JSON Schemas of Java types, JSON that is checked against a schema, and its reading as records.
 * Who asks a model for such JSON is no concern of this package.
 */
package io.astraflow.core.internal.schema;
