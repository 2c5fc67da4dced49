package io.astraflow.benchmarks.quality;

import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sections of a documentation, and questions with the sections that answer them. Immutable.
 *
 * @param sections in the file's order
 * @param questions in the file's order
 */
public record DocsData(List<Section> sections, List<DocsQuestion> questions) {

  /** Reads {@code anthropic_docs.json} and {@code docs_evaluation_dataset.json}. */
  public static DocsData read(Path folder) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    List<Section> sections = new ArrayList<>();
    for (JsonNode node : mapper.readTree(Files.readString(folder.resolve("anthropic_docs.json")))) {
      sections.add(new Section(node.path("chunk_link").asString(), node.path("text").asString()));
    }
    List<DocsQuestion> questions = new ArrayList<>();
    for (JsonNode node :
        mapper.readTree(Files.readString(folder.resolve("docs_evaluation_dataset.json")))) {
      Set<String> correct = new LinkedHashSet<>();
      node.path("correct_chunks").forEach(link -> correct.add(link.asString()));
      questions.add(new DocsQuestion(node.path("question").asString(), correct));
    }
    return new DocsData(sections, questions);
  }

  /** Returns each section as a document whose source is its link. */
  public Source documents() {
    return Source.documents(
        sections.stream()
            .map(
                section ->
                    SourceDocument.ofBytes(
                        section.link(),
                        section.text().getBytes(StandardCharsets.UTF_8),
                        "text/plain"))
            .toList());
  }

  /**
   * A section.
   *
   * @param link its address
   * @param text its heading and its text
   */
  public record Section(String link, String text) {}

  /**
   * A question.
   *
   * @param text of the question
   * @param correct the links of the sections that answer it
   */
  public record DocsQuestion(String text, Set<String> correct) {}
}
