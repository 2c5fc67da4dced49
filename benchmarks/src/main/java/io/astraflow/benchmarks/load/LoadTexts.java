package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.quality.DocsData;
import io.astraflow.benchmarks.quality.DocsData.DocsQuestion;
import io.astraflow.benchmarks.quality.DocsData.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real texts: sections of a documentation with questions on them, and pieces of other texts, which
 * are uploaded. Immutable.
 *
 * @param sections in the file's order
 * @param questions that one of these sections answers
 * @param pieces of about {@value #CHARACTERS} characters
 */
record LoadTexts(List<Section> sections, List<String> questions, List<String> pieces) {
  private static final int CHARACTERS = 3_000;

  /** Copies the lists. */
  LoadTexts {
    sections = List.copyOf(sections);
    questions = List.copyOf(questions);
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads so many sections and pieces.
   *
   * @param folder that of the retrieval sets in the test data
   */
  static LoadTexts read(Path folder, int sections, int pieces) throws IOException {
    DocsData docs = DocsData.read(folder.resolve("anthropic-docs-rag"));
    List<Section> some = docs.sections().stream().limit(sections).toList();
    List<String> links = some.stream().map(Section::link).toList();
    List<String> questions =
        docs.questions().stream()
            .filter(question -> question.correct().stream().anyMatch(links::contains))
            .map(DocsQuestion::text)
            .toList();
    return new LoadTexts(some, questions, pieces(folder, pieces));
  }

  private static List<String> pieces(Path folder, int count) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("chroma-chunking/corpora"))) {
      files = all.sorted().toList();
    }
    List<String> pieces = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      for (int at = 0; at + CHARACTERS <= text.length() && pieces.size() < count; ) {
        int end = text.lastIndexOf(' ', at + CHARACTERS);
        pieces.add(text.substring(at, end));
        at = end + 1;
      }
    }
    if (pieces.size() < count) {
      throw new IllegalArgumentException(
          "The texts give %,d pieces, not %,d".formatted(pieces.size(), count));
    }
    return pieces;
  }
}
