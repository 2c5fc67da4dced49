package io.astraflow.benchmarks.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question and where its answer stands. Immutable.
 *
 * @param text of the question
 * @param corpus the name of the text with the answer
 * @param references the parts of that text that answer it
 */
record ChunkQuestion(String text, String corpus, List<Range> references) {
  private static final List<String> HEADER = List.of("question", "references", "corpus_id");

  ChunkQuestion {
    references = List.copyOf(references);
  }

  /** Reads a file with the columns question, references (in JSON) and corpus_id. */
  static List<ChunkQuestion> read(Path file) throws IOException {
    List<List<String>> rows = Csv.rows(Files.readString(file));
    if (rows.isEmpty() || !rows.get(0).equals(HEADER)) {
      throw new IllegalArgumentException(file + " does not begin with the columns " + HEADER);
    }
    JsonMapper mapper = JsonMapper.builder().build();
    List<ChunkQuestion> questions = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<Range> references = new ArrayList<>();
      for (JsonNode reference : mapper.readTree(row.get(1))) {
        references.add(
            new Range(reference.path("start_index").asInt(), reference.path("end_index").asInt()));
      }
      questions.add(new ChunkQuestion(row.get(0), row.get(2), references));
    }
    return questions;
  }
}
