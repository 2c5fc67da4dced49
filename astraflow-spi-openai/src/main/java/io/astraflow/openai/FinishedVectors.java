package io.astraflow.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of calls that failed later on, so that the same call, repeated, asks for the rest alone.
 * Keeps some 4,000, the newest. Safe for use by many threads.
 */
final class FinishedVectors {
  private static final int MOST = 4096;

  private final Map<String, float[]> vectors =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST;
        }
      };

  synchronized void keep(Map<String, float[]> finished) {
    vectors.putAll(finished);
  }

  synchronized float @Nullable [] of(String text) {
    return vectors.get(text);
  }

  synchronized void forget(List<String> texts) {
    texts.forEach(vectors::remove);
  }
}
