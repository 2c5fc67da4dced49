package io.astraflow.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits texts by what one request may hold: 2048 texts and 300,000 tokens. */
final class EmbeddingBatches {
  private static final int MOST_TEXTS = 2048;
  private static final int MOST_TOKENS = 300_000;

  private EmbeddingBatches() {}

  /** Returns the texts in their order; one that alone is too long makes a batch of its own. */
  static List<List<String>> of(List<String> texts, ToIntFunction<String> tokens) {
    List<List<String>> batches = new ArrayList<>();
    int start = 0;
    long sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      int count = tokens.applyAsInt(texts.get(i));
      if (i > start && (i - start == MOST_TEXTS || sum + count > MOST_TOKENS)) {
        batches.add(texts.subList(start, i));
        start = i;
        sum = 0;
      }
      sum += count;
    }
    if (start < texts.size()) {
      batches.add(texts.subList(start, texts.size()));
    }
    return batches;
  }
}
