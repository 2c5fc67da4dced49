package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.quality.QuestionSet.Asked;
import io.astraflow.benchmarks.quality.QuestionSet.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads sets whose questions come with the exact places that answer them. */
final class QuestionSets {
  /** How many words a piece of a long text has. */
  private static final int WORDS = 120;

  private QuestionSets() {}

  /** Reads all of them from the test data. */
  static List<QuestionSet> read() throws IOException {
    return List.of(
        docs(DocsData.read(Data.path("retrieval/anthropic-docs-rag"))),
        chunks(ChunkData.read(Data.path("retrieval/chroma-chunking"))),
        paragraphs(Data.path("retrieval/arcd-arabic"), "Arabic"),
        paragraphs(Data.path("retrieval/cmrc2018-trial-chinese"), "Chinese"),
        paragraphs(Data.path("retrieval/jaquad-train0000-japanese"), "Japanese"));
  }

  /** Takes each section for a piece of its page. */
  static QuestionSet docs(DocsData data) {
    List<Piece> pieces =
        data.sections().stream()
            .map(each -> new Piece(each.link(), each.link().replaceFirst("#.*", ""), each.text()))
            .toList();
    List<Asked> questions =
        data.questions().stream()
            .map(each -> new Asked(each.text(), each.text(), each.correct()))
            .toList();
    return new QuestionSet("anthropic-docs-rag", "English", pieces, questions);
  }

  /** Cuts each text into pieces of 120 words; those that overlap a reference answer. */
  static QuestionSet chunks(ChunkData data) {
    Map<String, Map<String, Range>> places = new HashMap<>();
    List<Piece> pieces = new ArrayList<>();
    data.texts()
        .forEach(
            (name, text) -> {
              for (Range range : new Windows(text, word -> 1).of(WORDS, 0)) {
                String id = name + "/" + range.start();
                pieces.add(new Piece(id, name, text.substring(range.start(), range.end())));
                places.computeIfAbsent(name, each -> new HashMap<>()).put(id, range);
              }
            });
    List<Asked> questions = new ArrayList<>();
    for (ChunkQuestion question : data.questions()) {
      Set<String> answers = new HashSet<>();
      places
          .getOrDefault(question.corpus(), Map.of())
          .forEach(
              (id, range) -> {
                if (question.references().stream().anyMatch(each -> each.overlap(range) > 0)) {
                  answers.add(id);
                }
              });
      questions.add(new Asked(question.text(), question.text(), answers));
    }
    return new QuestionSet("chroma-chunking", "English", pieces, questions);
  }

  /** Reads a set in the BEIR layout, whose titles name the articles that paragraphs are from. */
  static QuestionSet paragraphs(Path folder, String language) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    List<Piece> pieces = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
      JsonNode node = mapper.readTree(line);
      String title = node.path("title").asString();
      String text = title + "\n\n" + node.path("text").asString();
      pieces.add(new Piece(node.path("_id").asString(), title, text));
    }
    Map<String, Set<String>> answers = new HashMap<>();
    List<String> judged = Files.readAllLines(folder.resolve("qrels.tsv"));
    for (String line : judged.subList(1, judged.size())) {
      String[] columns = line.split("\t");
      answers.computeIfAbsent(columns[0], each -> new HashSet<>()).add(columns[1]);
    }
    List<Asked> questions = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("queries.jsonl"))) {
      JsonNode node = mapper.readTree(line);
      String id = node.path("_id").asString();
      Set<String> answering = answers.getOrDefault(id, Set.of());
      if (!answering.isEmpty()) {
        questions.add(new Asked(id, node.path("text").asString(), answering));
      }
    }
    return new QuestionSet(folder.getFileName().toString(), language, pieces, questions);
  }
}
