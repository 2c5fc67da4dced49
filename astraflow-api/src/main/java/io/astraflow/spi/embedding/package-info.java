/** What a plugin implements to bring embedding models. */
package io.astraflow.spi.embedding;
