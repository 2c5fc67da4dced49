package io.astraflow.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The reference tokenizer, on the same vocabulary. */
final class HuggingFaceOracle implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  HuggingFaceOracle(OnnxModel model) {
    System.setProperty("ai.djl.offline", "true");
    try (InputStream json = model.tokenizer().open()) {
      // The file itself asks for 128 tokens, padded.
      tokenizer =
          HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false", "padding", "false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the ids with the opening and the closing token. The way into native code breaks on a
   * lone surrogate, so it goes there as what UTF-8 puts in its place.
   */
  long[] encode(String text) {
    return tokenizer.encode(withoutLoneSurrogates(text)).getIds();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private static String withoutLoneSurrogates(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
