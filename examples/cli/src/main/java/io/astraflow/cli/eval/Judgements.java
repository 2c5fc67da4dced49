package io.astraflow.cli.eval;

import io.astraflow.error.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which documents are relevant for which query: the {@code qrels.tsv} of the BEIR layout.
 * Immutable.
 *
 * @param byQuery judgements by query id and document id
 */
record Judgements(Map<String, Map<String, Integer>> byQuery) {

  /** Reads a file with a header and the columns query-id, corpus-id, score. */
  static Judgements read(Path file) {
    Map<String, Map<String, Integer>> byQuery = new LinkedHashMap<>();
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number > 1 && !line.isBlank()) {
          add(byQuery, line.split("\t"));
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException("Cannot read " + file + ": " + e.getMessage(), e);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new InvalidInputException(
          file
              + ", line "
              + number
              + " is not query-id, corpus-id and a whole number, set apart by"
              + " tabs",
          e);
    }
    return new Judgements(byQuery);
  }

  /** Returns the judgements of a query; empty unless one of them is positive. */
  Map<String, Integer> of(String query) {
    Map<String, Integer> judged = byQuery.getOrDefault(query, Map.of());
    return judged.values().stream().anyMatch(score -> score > 0) ? judged : Map.of();
  }

  private static void add(Map<String, Map<String, Integer>> byQuery, String[] columns) {
    int score = Integer.parseInt(columns[2].strip());
    byQuery.computeIfAbsent(columns[0], query -> new HashMap<>()).put(columns[1], score);
  }
}
