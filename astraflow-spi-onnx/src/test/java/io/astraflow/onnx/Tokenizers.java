package io.astraflow.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads tokenizers for tests. */
final class Tokenizers {
  /** More tokens than any test's text has. */
  static final int UNLIMITED = 1 << 28;

  private Tokenizers() {}

  static BertTokenizer of(OnnxModel model) {
    try (InputStream json = model.tokenizer().open()) {
      return new BertTokenizer(VocabularyReader.read(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
