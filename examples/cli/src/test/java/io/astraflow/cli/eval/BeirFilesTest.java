package io.astraflow.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirFilesTest {
  @TempDir private Path folder;

  @Test
  void documentIsTitleAndTextUnderItsId() throws IOException {
    Path corpus =
        write(
            "corpus.jsonl",
            """
            {"_id": "1", "title": "Wings", "text": "Lift and drag."}

            {"_id": "2", "title": "", "text": "No title."}
            {"_id": "3", "title": "", "text": ""}
            """);
    Map<String, String> documents = new LinkedHashMap<>();
    new CorpusSource(corpus).forEach(d -> documents.put(d.source(), text(d)));

    assertThat(documents)
        .containsExactly(
            Map.entry("1", "Wings\n\nLift and drag."),
            Map.entry("2", "No title."),
            Map.entry("3", ""));
  }

  @Test
  void errorNamesFileAndLine() throws IOException {
    Path corpus = write("corpus.jsonl", "{\"_id\": \"1\", \"text\": \"\"}\nnot json\n");

    assertThatThrownBy(() -> new CorpusSource(corpus).forEach(d -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("corpus.jsonl, line 2");
  }

  @Test
  void queriesWithoutAPositiveJudgementDoNotCount() throws IOException {
    Path file = write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\t1\t2\nq1\t2\t0\nq2\t1\t0\n");

    Judgements judgements = Judgements.read(file);

    assertThat(judgements.of("q1")).containsOnly(Map.entry("1", 2), Map.entry("2", 0));
    assertThat(judgements.of("q2")).isEmpty();
    assertThat(judgements.of("q3")).isEmpty();
  }

  @Test
  void malformedJudgementIsNamed() throws IOException {
    Path file = write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1 1 2\n");

    assertThatThrownBy(() -> Judgements.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("qrels.tsv, line 2");
  }

  @Test
  void setsThatDoNotBelongTogetherAreRefused() throws IOException {
    Path corpus = write("corpus.jsonl", "");
    Path queries = write("queries.jsonl", "{\"_id\": \"q9\", \"text\": \"lift\"}\n");
    Path judgements = write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\t1\t1\n");

    assertThatThrownBy(() -> Evaluation.read(corpus, queries, judgements))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("belong together");
  }

  @Test
  void setsAreTheFoldersWithAllThreeFilesByName() throws IOException {
    for (String set : List.of("two/", "one/", "none/")) {
      Files.createDirectory(folder.resolve(set));
      write(set + "corpus.jsonl", "");
      write(set + "queries.jsonl", "");
    }
    write("two/qrels.tsv", "");
    write("one/qrels.tsv", "");

    assertThat(TestSet.in(folder)).extracting(TestSet::name).containsExactly("one", "two");
    assertThatThrownBy(() -> TestSet.of(folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no qrels.tsv");
    assertThatThrownBy(() -> TestSet.in(folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("No folder in");
    assertThatThrownBy(() -> TestSet.in(folder.resolve("nowhere")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nowhere");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String text(SourceDocument document) {
    try (InputStream content = document.content().open()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
