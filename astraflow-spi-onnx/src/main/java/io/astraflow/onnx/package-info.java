/**
 * Embedding models and cross-encoders in the process: their descriptions, the WordPiece tokenizer
 * that prepares texts for them, and the ONNX Runtime sessions that run them. Model files are not
 * here: embedding models are in artifacts of their own, found on the class or module path, and a
 * cross-encoder is a folder.
 */
package io.astraflow.onnx;
