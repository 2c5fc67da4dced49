/**
 * Embedding models in the process: their descriptions, the WordPiece tokenizer that prepares texts
 * for them, and the ONNX Runtime sessions that run them. Model files are not here but in artifacts
 * of their own, found on the class or module path.
 */
package io.astraflow.onnx;
