package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Data;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * One model's vectors, kept in {@code benchmarks/target/vectors/<model>-<hash of its fingerprint>}:
 * {@code passages.txt} and {@code passages.f32}, {@code questions.txt} and {@code questions.f32},
 * and what is computed from them. Whatever is missing is embedded. For one thread at a time.
 */
final class VectorFolder {
  private final Path path;
  private final EmbeddingAdapter model;

  private VectorFolder(Path path, EmbeddingAdapter model) {
    this.path = path;
    this.model = model;
  }

  /** Opens the folder of the model whose id begins so. */
  static VectorFolder of(EmbeddingAdapter model) throws IOException {
    String name = model.id() + "-" + hash(model.fingerprint());
    Path path = Data.root().resolve("benchmarks/target/vectors").resolve(name);
    return new VectorFolder(Files.createDirectories(path), model);
  }

  /** Creates the built-in model whose id contains this; the caller closes it. */
  static EmbeddingAdapter model(String name) {
    for (EmbeddingAdapterFactory factory : ServiceLoader.load(EmbeddingAdapterFactory.class)) {
      for (String id : factory.models()) {
        if (id.contains(name)) {
          return factory.create(id);
        }
      }
    }
    throw new IllegalArgumentException(
        "No embedding model \"" + name + "\": use minilm, or bge-small");
  }

  Path path() {
    return path;
  }

  /**
   * Sees that the questions and so many passages are there, or as many passages as real text gives,
   * and returns how many passages are there.
   */
  int fill(int count) throws IOException, InterruptedException {
    EmbeddedTexts passages = passages();
    EmbeddedTexts questions = questions();
    if (passages.size() >= count && questions.size() == Passages.QUESTIONS) {
      return passages.size();
    }
    Passages real = Passages.read();
    int possible = Math.min(count, real.texts().size());
    if (passages.size() < possible || questions.size() < real.questions().size()) {
      System.err.printf(
          "Real text: %,d sentences, %,d passages, %,d questions%n",
          real.sentences(), real.texts().size(), real.questions().size());
      if (!passages.isPrefixOf(real.texts()) || !questions.isPrefixOf(real.questions())) {
        System.err.println("The test data has changed: everything is embedded anew in " + path);
        clear();
      }
      Embedding embedding = new Embedding(model);
      embedding.questions(questions, real.questions());
      embedding.passages(passages, real.texts(), possible);
    }
    return passages.size();
  }

  /** Removes the vectors and whatever was computed from them. */
  private void clear() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  EmbeddedTexts passages() {
    return new EmbeddedTexts(path, "passages", model.dimension());
  }

  EmbeddedTexts questions() {
    return new EmbeddedTexts(path, "questions", model.dimension());
  }

  private static String hash(String fingerprint) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(fingerprint.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
