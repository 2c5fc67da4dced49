package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Data;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts of the test data that sentences are taken from, and its questions. */
final class RealTexts {
  private static final List<String> ENGLISH = List.of("cranfield", "npl-vaswani", "cacm");
  private static final List<String> OTHER =
      List.of("arcd-arabic", "cmrc2018-trial-chinese", "jaquad-train0000-japanese");
  private static final Pattern TEXT_FILE = Pattern.compile(".*\\.(md|txt|html|xml|asciidoc|tex)");
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?m)^ *(?:- )?(?:description|summary): *[>|]?-?\\s*([^:{}]{30,2000}?)$");

  /** Lines about punched cards and index terms, which follow an article's abstract. */
  private static final Pattern CACM_CARDS =
      Pattern.compile("CACM \\w+, ?19\\d\\d.*|(?: \\d+ \\d+ \\d+){3,}.*");

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** Returns texts in English, in a fixed order. */
  List<String> english() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String set : ENGLISH) {
      texts.addAll(corpus(set));
    }
    for (JsonNode section : tree("retrieval/anthropic-docs-rag/anthropic_docs.json")) {
      texts.add(section.path("text").asString(""));
    }
    texts.addAll(files(Data.path("retrieval/chroma-chunking/corpora")));
    texts.addAll(files(Data.path("documents")));
    texts.addAll(descriptions(Data.path("api/openai")));
    texts.addAll(descriptions(Data.path("api/ollama")));
    return texts;
  }

  /** Returns texts in Arabic, Chinese and Japanese, in a fixed order. */
  List<String> otherLanguages() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String set : OTHER) {
      texts.addAll(corpus(set));
    }
    return texts;
  }

  /** Returns the questions of the test sets in English, in a fixed order. */
  List<String> questions() throws IOException {
    List<String> questions = new ArrayList<>();
    for (String set : ENGLISH) {
      for (JsonNode query : lines("retrieval/" + set + "/queries.jsonl")) {
        questions.add(query.path("text").asString());
      }
    }
    questions.addAll(firstColumn(Data.path("retrieval/chroma-chunking/questions_df.csv")));
    for (JsonNode row : tree("retrieval/anthropic-docs-rag/docs_evaluation_dataset.json")) {
      questions.add(row.path("question").asString());
    }
    return questions;
  }

  private List<String> corpus(String set) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode document : lines("retrieval/" + set + "/corpus.jsonl")) {
      String text = document.path("text").asString("");
      texts.add(
          document.path("title").asString("") + "\n\n" + CACM_CARDS.matcher(text).replaceAll(" "));
    }
    return texts;
  }

  private List<JsonNode> lines(String file) throws IOException {
    try (Stream<String> lines = Files.lines(Data.path(file))) {
      return lines.map(mapper::readTree).toList();
    }
  }

  private JsonNode tree(String file) throws IOException {
    return mapper.readTree(Files.readString(Data.path(file)));
  }

  private static List<String> files(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : sorted(folder)) {
      if (TEXT_FILE.matcher(file.toString()).matches()) {
        texts.add(text(file));
      }
    }
    return texts;
  }

  private static List<String> descriptions(Path folder) throws IOException {
    Map<String, Boolean> texts = new LinkedHashMap<>();
    for (Path file : sorted(folder)) {
      DESCRIPTION
          .matcher(text(file))
          .results()
          .forEach(found -> texts.put(found.group(1).replaceAll("(?m)^ +", ""), true));
    }
    return List.copyOf(texts.keySet());
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static List<String> firstColumn(Path csv) throws IOException {
    List<String> cells = new ArrayList<>();
    for (String line : Files.readString(csv).split("\\R")) {
      int end = line.startsWith("\"") ? line.indexOf("\",") : line.indexOf(',');
      if (end > 0 && line.contains(",\"[{")) {
        cells.add(
            line.startsWith("\"")
                ? line.substring(1, end).replace("\"\"", "\"")
                : line.substring(0, end));
      }
    }
    return cells;
  }
}
