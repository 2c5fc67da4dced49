/**
 * The models of an Ollama server: chat, embeddings, and what only such servers do, pulling models,
 * telling of them and creating new ones.
 */
package io.astraflow.ollama;
