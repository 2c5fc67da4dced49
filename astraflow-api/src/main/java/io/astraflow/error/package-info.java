/**
 * Everything AstraFlow throws on its own account, split by what the caller does next. Bad arguments
 * of single calls are {@link IllegalArgumentException}s and do not live here.
 */
package io.astraflow.error;
