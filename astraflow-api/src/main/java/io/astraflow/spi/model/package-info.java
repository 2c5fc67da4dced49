/** What a plugin implements to bring a provider of language and embedding models. */
package io.astraflow.spi.model;
