/** JSON read and written as a stream of tokens. */
package io.astraflow.http.json;
