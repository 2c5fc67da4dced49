package io.astraflow.benchmarks.scale;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.Noise;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Real texts and questions with their vectors, as {@code benchmarks/run vectors --embed-only} left
 * them in {@code benchmarks/target/vectors}. The vectors are mapped, not on the heap. Safe for use
 * by many threads.
 */
final class VectorPool {
  static final int DIMENSION = 384;

  private static final String MODEL = "all-minilm";
  private static final long SEED = 40_000_003;

  private final List<String> texts;
  private final List<String> questions;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final FloatBuffer vectors;
  private final FloatBuffer questionVectors;

  private VectorPool(Path folder) throws IOException {
    vectors = map(folder.resolve("passages.f32"));
    questionVectors = map(folder.resolve("questions.f32"));
    texts = lines(folder.resolve("passages.txt"), vectors);
    questions = lines(folder.resolve("questions.txt"), questionVectors);
    for (int i = 0; i < questions.size(); i++) {
      numbers.putIfAbsent(questions.get(i), i);
    }
  }

  /** Opens the pool. */
  static VectorPool open() throws IOException {
    Path folders = Data.root().resolve("benchmarks/target/vectors");
    if (Files.isDirectory(folders)) {
      try (Stream<Path> models = Files.list(folders)) {
        for (Path model : models.sorted().toList()) {
          if (model.getFileName().toString().startsWith(MODEL)) {
            return new VectorPool(model);
          }
        }
      }
    }
    throw new IllegalStateException(
        "There are no vectors in %s: run benchmarks/run vectors --embed-only first"
            .formatted(folders.toAbsolutePath().normalize()));
  }

  List<String> texts() {
    return texts;
  }

  List<String> questions() {
    return questions;
  }

  /** Returns a question's vector. */
  float[] ofQuestion(String question) {
    Integer number = numbers.get(question);
    if (number == null) {
      throw new IllegalArgumentException("There is no vector of the question \"" + question + '"');
    }
    float[] vector = new float[DIMENSION];
    questionVectors.get(number * DIMENSION, vector);
    return vector;
  }

  /**
   * Returns a chunk's vector: that of the real text of its number, which is always the same; once
   * all are used, with noise.
   */
  float[] ofChunk(int number) {
    float[] vector = new float[DIMENSION];
    vectors.get(number % texts.size() * DIMENSION, vector);
    if (number >= texts.size()) {
      Noise.disturb(vector, SEED + number);
    }
    return vector;
  }

  private static FloatBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel
          .map(MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer();
    }
  }

  private static List<String> lines(Path file, FloatBuffer vectors) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(vectors.capacity() / DIMENSION).toList();
    }
  }
}
