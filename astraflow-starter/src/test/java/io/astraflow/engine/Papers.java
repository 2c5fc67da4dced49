package io.astraflow.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder of text files that can be brought from version to version. */
record Papers(Path folder, int count, int paragraphs) {
  /** A word that is in each paragraph. */
  static final String COMMON_WORD = "penguins";

  /** Writes all files anew. */
  void write(int version) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Files.writeString(file(i), text(i, version));
    }
  }

  Path file(int number) {
    return folder.resolve("paper-%04d.txt".formatted(number));
  }

  /** Every other paragraph stays the same over the versions. */
  String text(int number, int version) {
    return IntStream.range(0, paragraphs)
        .mapToObj(p -> paragraph(number, p, p % 2 == 0 ? version : 0))
        .collect(Collectors.joining("\n\n"));
  }

  private static String paragraph(int number, int paragraph, int version) {
    List<String> sentences = new ArrayList<>();
    for (int s = 0; s < 4; s++) {
      int salt = Math.floorMod((number * 31 + paragraph) * 17 + s * 7 + version * 101, 9973);
      sentences.add(
          "Sentence %d of paragraph %d in paper %d, version %d, tells how %s met word%d."
              .formatted(s, paragraph, number, version, COMMON_WORD, salt));
    }
    return String.join(" ", sentences);
  }
}
