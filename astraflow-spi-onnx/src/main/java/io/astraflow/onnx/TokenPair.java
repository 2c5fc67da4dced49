package io.astraflow.onnx;

/**
 * Two texts as a model reads them together. Nobody changes the arrays.
 *
 * @param ids opening token, first text, closing token, second text, closing token
 * @param types 0 up to the first closing token, from there on 1
 */
record TokenPair(long[] ids, long[] types) {}
