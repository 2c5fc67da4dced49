package io.astraflow.cli.eval;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The three files of a test collection in the BEIR layout. Immutable.
 *
 * @param name what it is called in tables
 * @param corpus lines of {_id, title, text}
 * @param queries lines of {_id, text}
 * @param judgements a header, then query-id, corpus-id and score, set apart by tabs
 */
public record TestSet(String name, Path corpus, Path queries, Path judgements) {
  private static final String CORPUS = "corpus.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final String JUDGEMENTS = "qrels.tsv";

  /**
   * Returns the set in a folder, named like it.
   *
   * @throws InvalidInputException if one of its files is missing
   */
  public static TestSet of(Path folder) {
    for (String file : List.of(CORPUS, QUERIES, JUDGEMENTS)) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new InvalidInputException(
            "%s is no test set: it has no %s. A set has %s, %s and %s."
                .formatted(folder, file, CORPUS, QUERIES, JUDGEMENTS));
      }
    }
    return new TestSet(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        folder.resolve(CORPUS),
        folder.resolve(QUERIES),
        folder.resolve(JUDGEMENTS));
  }

  /**
   * Returns the sets whose folders lie in this one, by name; other folders are left out.
   *
   * @throws InvalidInputException if there is none
   */
  public static List<TestSet> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<TestSet> sets = entries.filter(TestSet::isSet).sorted().map(TestSet::of).toList();
      if (sets.isEmpty()) {
        throw new InvalidInputException(
            "No folder in %s is a test set: a set has %s, %s and %s."
                .formatted(folder, CORPUS, QUERIES, JUDGEMENTS));
      }
      return sets;
    } catch (IOException e) {
      throw new InvalidInputException("Cannot read the folder " + folder + ": check its path.", e);
    }
  }

  private static boolean isSet(Path folder) {
    return Files.isRegularFile(folder.resolve(CORPUS))
        && Files.isRegularFile(folder.resolve(QUERIES))
        && Files.isRegularFile(folder.resolve(JUDGEMENTS));
  }
}
