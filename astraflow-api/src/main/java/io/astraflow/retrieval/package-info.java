/** Questions in, passages and cited answers out. */
package io.astraflow.retrieval;
