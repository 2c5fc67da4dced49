package io.astraflow.benchmarks;

import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts in memory, so that no measurement includes reading them. Immutable. */
record Corpus(List<Text> texts) {

  Corpus {
    texts = List.copyOf(texts);
  }

  /** Returns the texts of a test set's {@code corpus.jsonl} that are not empty. */
  static Corpus ofTestSet(String name) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    try (Stream<String> lines = Files.lines(Data.path("retrieval/" + name + "/corpus.jsonl"))) {
      return new Corpus(
          lines.map(mapper::readTree).map(Corpus::text).filter(t -> !t.text().isBlank()).toList());
    }
  }

  /** Returns the Markdown and text files under a folder. */
  static Corpus ofFolder(Path folder) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(f -> f.toString().matches(".*\\.(md|txt)")).sorted().forEach(f -> add(f, texts));
    }
    return new Corpus(texts);
  }

  /** Returns the same texts as AstraFlow's source. */
  Source source() {
    return Source.documents(
        texts.stream()
            .map(
                t ->
                    SourceDocument.ofBytes(
                        t.name(), t.text().getBytes(StandardCharsets.UTF_8), "text/plain"))
            .toList());
  }

  private static void add(Path file, List<Text> texts) {
    try {
      texts.add(new Text(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Text text(JsonNode node) {
    String title = node.path("title").asString("");
    String text = node.path("text").asString("");
    return new Text(node.path("_id").asString(), title.isBlank() ? text : title + "\n\n" + text);
  }

  /** A named text. */
  record Text(String name, String text) {}
}
