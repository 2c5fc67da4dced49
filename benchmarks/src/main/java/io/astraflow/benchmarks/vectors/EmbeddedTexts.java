package io.astraflow.benchmarks.vectors;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts and their vectors in two files that only grow: a text a line, and as many little-endian
 * floats a vector as it has components. A process that is killed while it appends loses what it
 * appended last, no more. For one thread at a time.
 */
final class EmbeddedTexts {
  private final Path texts;
  private final Path vectors;
  private final int dimension;

  EmbeddedTexts(Path folder, String name, int dimension) {
    this.texts = folder.resolve(name + ".txt");
    this.vectors = folder.resolve(name + ".f32");
    this.dimension = dimension;
  }

  /** Returns the vectors' file. */
  Path vectors() {
    return vectors;
  }

  /** Returns how many texts have their vectors. */
  int size() throws IOException {
    return Files.exists(vectors) ? (int) (Files.size(vectors) / bytesEach()) : 0;
  }

  /** Returns whether the texts are the first of these. */
  boolean isPrefixOf(List<String> wanted) throws IOException {
    int size = size();
    return size <= wanted.size() && firstLines(size).equals(wanted.subList(0, size));
  }

  /** Drops what was appended only in part. */
  void repair() throws IOException {
    int size = size();
    if (Files.exists(vectors)) {
      Files.write(texts, firstLines(size));
      try (FileChannel channel = FileChannel.open(vectors, StandardOpenOption.WRITE)) {
        channel.truncate((long) size * bytesEach());
      }
    } else {
      Files.deleteIfExists(texts);
    }
  }

  /** Appends texts with their vectors. */
  void append(List<String> more, List<float[]> theirs) throws IOException {
    Files.write(texts, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(vectors, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      ByteBuffer buffer = ByteBuffer.allocate(bytesEach()).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] vector : theirs) {
        buffer.asFloatBuffer().put(vector);
        out.write(buffer.array());
      }
    }
  }

  private List<String> firstLines(int count) throws IOException {
    if (!Files.exists(texts)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(texts)) {
      return new ArrayList<>(lines.limit(count).toList());
    }
  }

  private int bytesEach() {
    return dimension * Float.BYTES;
  }
}
