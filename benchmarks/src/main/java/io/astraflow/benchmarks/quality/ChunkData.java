package io.astraflow.benchmarks.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts and questions to judge chunks by: those of {@code chunking_evaluation}. Immutable.
 *
 * @param texts by name
 * @param questions each about one of the texts
 */
record ChunkData(Map<String, String> texts, List<ChunkQuestion> questions) {
  private static final String SUFFIX = ".md";

  /** Reads {@code questions_df.csv} and the texts in {@code corpora}. */
  static ChunkData read(Path folder) throws IOException {
    List<ChunkQuestion> questions = ChunkQuestion.read(folder.resolve("questions_df.csv"));
    Map<String, String> texts = new TreeMap<>();
    for (ChunkQuestion question : questions) {
      if (!texts.containsKey(question.corpus())) {
        Path file = folder.resolve("corpora").resolve(question.corpus() + SUFFIX);
        texts.put(question.corpus(), Files.readString(file));
      }
    }
    return new ChunkData(texts, questions);
  }
}
