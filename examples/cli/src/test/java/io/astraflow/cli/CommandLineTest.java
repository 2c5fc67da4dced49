package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
  @TempDir private Path folder;
  private Path papers;

  @BeforeEach
  void writePapers() throws IOException {
    papers = Files.createDirectory(folder.resolve("papers"));
    Files.writeString(
        papers.resolve("adam.md"), "# Training\n\nFor the optimiser they used Adam.\n");
    Files.writeString(
        papers.resolve("wings.txt"), "The lift of a wing grows with the angle of attack.\n");
  }

  @Test
  void ingestReportsAndSkipsWhatIsUnchanged() {
    JsonNode first = run("ingest", papers.toString(), "--json").json();
    JsonNode second = run("ingest", papers.toString(), "--json").json();

    assertThat(first.propertyNames())
        .containsExactly(
            "added",
            "updated",
            "skipped",
            "deleted",
            "failed",
            "failures",
            "pending",
            "pendingReason",
            "chunks",
            "embedded",
            "seconds");
    assertThat(first.path("added").asInt()).isEqualTo(2);
    assertThat(second.path("skipped").asInt()).isEqualTo(2);
    assertThat(second.path("embedded").asInt()).isZero();
  }

  @Test
  void askIngestsAndCites() {
    CommandRun run = run("ask", papers.toString(), "Which optimiser did they use?", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    JsonNode answer = run.json();
    assertThat(answer.propertyNames()).containsExactly("answer", "refused", "model", "citations");
    assertThat(answer.path("refused").asBoolean()).isFalse();
    JsonNode citation = answer.path("citations").path(0);
    assertThat(citation.propertyNames())
        .containsExactly("document", "page", "start", "end", "quote");
    assertThat(citation.path("document").asString()).endsWith("adam.md");
    assertThat(citation.path("quote").asString()).contains("Adam");
  }

  @Test
  void askWithoutAPathAsksWhatIsThere() {
    run("ingest", papers.toString());

    CommandRun run = run("ask", "Which optimiser did they use?");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("Adam").contains("[1] adam.md: \"");
  }

  @Test
  void searchKeepsToItsFilterAndTopK() {
    run("ingest", papers.resolve("adam.md").toString(), "--meta", "year=2014");
    run("ingest", papers.resolve("wings.txt").toString(), "--meta", "year=1950");

    JsonNode passages =
        run("search", "lift", "--filter", "year=1950", "--top-k", "1", "--json")
            .json()
            .path("passages");

    assertThat(passages.size()).isEqualTo(1);
    assertThat(passages.path(0).propertyNames())
        .containsExactly(
            "document", "page", "start", "end", "score", "text", "highlights", "explanation");
    assertThat(passages.path(0).path("document").asString()).endsWith("wings.txt");
  }

  @Test
  void searchMatchesWordsAsItsOptionsSay() {
    run("ingest", papers.resolve("wings.txt").toString());

    assertThat(
            run("search", "lift", "--phrase", "no such phrase", "--json").json().path("passages"))
        .isEmpty();
    assertThat(found("--exact")).isPositive();
    CommandRun mended = run("search", "lfit", "--mode", "lexical");
    assertThat(mended.out()).contains("wings.txt").doesNotContain("\u001B");
    assertThat(mended.err()).contains("No passage has \"lfit\"").contains("\"lift\"");
    assertThat(run("search", "lfit", "--mode", "lexical", "--exact").out())
        .contains("Nothing found");
    assertThat(run("search", "lif", "--mode", "lexical", "--prefix").out()).contains("wings.txt");
    assertThat(run("search", "lif*", "--mode", "lexical").out()).contains("wings.txt");
  }

  @Test
  void searchSaysWhereAPassageMatches() {
    run("ingest", papers.resolve("wings.txt").toString());

    JsonNode passage = run("search", "lift", "--json").json().path("passages").path(0);

    JsonNode mark = passage.path("highlights").path(0);
    int start = passage.path("start").asInt();
    assertThat(
            passage
                .path("text")
                .asString()
                .substring(mark.path("start").asInt() - start, mark.path("end").asInt() - start))
        .isEqualToIgnoringCase("lift");
  }

  @Test
  void everyFilterMustHold() {
    run("ingest", papers.toString(), "--meta", "year=2014", "--meta", "note=a=b");

    assertThat(found("--filter", "year=2014", "--filter", "note=a=b")).isEqualTo(2);
    assertThat(found("--filter", "year=2014", "--filter", "year=1950")).isZero();
    assertThat(run("search", "lift", "--filter", "year").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void filterIsAnExpressionOrAKeyAndAValue() {
    run("ingest", papers.resolve("adam.md").toString(), "--meta", "year=2014", "--meta", "k=ml");
    run("ingest", papers.resolve("wings.txt").toString(), "--meta", "year=1950");

    assertThat(found("--filter", "year >= 1950 and year < 2000")).isEqualTo(1);
    assertThat(found("--filter", "not k = 'ml'", "--filter", "year=1950")).isEqualTo(1);
    assertThat(found("--filter", "k=ml")).isEqualTo(1);
    CommandRun mistake = run("search", "lift", "--filter", "year >= nineteen");
    assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(mistake.err()).contains("\n  year >= nineteen\n          ^");
    CommandRun unknown = run("search", "lift", "--filter", "yeer = 1950");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("\"yeer\"", "year (numbers)").hasLineCount(1);
  }

  @Test
  void documentsAreListedPageByPage() {
    run("ingest", papers.toString(), "--meta", "year=2014");

    JsonNode first = run("documents", "--limit", "1", "--json").json();
    String next = first.path("next").asString();
    JsonNode second = run("documents", "--limit", "1", "--after", next, "--json").json();

    assertThat(first.path("documents").path(0).path("document").asString()).endsWith("adam.md");
    assertThat(second.path("documents").path(0).path("document").asString()).endsWith("wings.txt");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(run("documents", "--limit", "1").out()).contains("--after " + next);
    assertThat(run("documents", "--filter", "source contains 'wings'").out())
        .contains("1 document");
    assertThat(run("documents", "--after", "garbage").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("documents", "--limit", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private int found(String... filters) {
    List<String> line = new ArrayList<>(List.of("search", "lift", "--json"));
    line.addAll(List.of(filters));
    return run(line.toArray(String[]::new)).json().path("passages").size();
  }

  @Test
  void queryMayBeginWithADashOrAnAt() {
    run("ingest", papers.toString());
    String data = folder.resolve("data").toString();

    CommandRun dash = CommandRun.of("search", "--data", data, "--json", "--", "-lift", "--angle");
    CommandRun at = run("search", "@" + papers.resolve("adam.md"));

    assertThat(dash.json().path("passages").size()).isPositive();
    assertThat(at.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run("search", "-lift").err()).contains("'-lift'").contains("behind --");
  }

  @Test
  void statusVerifyAndListsAgree() {
    run("ingest", papers.toString());

    JsonNode status = run("status", "--json").json();
    assertThat(status.propertyNames())
        .containsExactly(
            "collections",
            "documents",
            "chunks",
            "vectors",
            "pending",
            "bytes",
            "kernel",
            "indexes");
    assertThat(status.path("documents").asInt()).isEqualTo(2);
    assertThat(run("documents", "--json").json().path("documents").size()).isEqualTo(2);
    assertThat(run("collections", "--json").json().path("collections").size()).isEqualTo(1);
    CommandRun verify = run("verify", "--json");
    assertThat(verify.json().path("ok").asBoolean()).isTrue();
    assertThat(verify.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void verifyReportsADamagedDatabase() throws IOException {
    run("ingest", papers.toString());
    Files.writeString(folder.resolve("data/astraflow.db"), "this is no database ".repeat(500));

    CommandRun verify = run("verify", "--json");

    assertThat(verify.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(verify.json().path("ok").asBoolean()).isFalse();
    assertThat(verify.json().path("problems").size()).isPositive();
  }

  @Test
  void backupRestoresElsewhere() {
    run("ingest", papers.toString());
    String file = folder.resolve("copy.astraflow").toString();
    run("backup", file);

    String elsewhere = folder.resolve("elsewhere").toString();
    CommandRun restored = CommandRun.of("restore", file, "--data", elsewhere, "--json");

    assertThat(restored.json().path("documents").asInt()).isEqualTo(2);
  }

  @Test
  void deletesADocumentByItsPath() {
    run("ingest", papers.toString());

    CommandRun run = run("delete", papers.resolve("adam.md").toString(), "--json");

    assertThat(run.json().path("documents").asInt()).isEqualTo(1);
    assertThat(run("status", "--json").json().path("documents").asInt()).isEqualTo(1);
  }

  @Test
  void deletesACollectionOnlyWhenToldTwice() {
    run("ingest", papers.toString());

    assertThat(run("delete", "--collection", "default").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("delete", "--collection", "default", "--yes").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run("collections", "--json").json().path("collections").size()).isZero();
  }

  @Test
  void unreadableDocumentIsReportedAndTheRestIngested() throws IOException {
    Files.writeString(papers.resolve("broken.pdf"), "%PDF-1.4 and then nothing");

    CommandRun run = run("ingest", papers.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.json().path("added").asInt()).isEqualTo(2);
    JsonNode failure = run.json().path("failures").path(0);
    assertThat(failure.propertyNames()).containsExactly("document", "reason");
    assertThat(run.err()).contains("broken.pdf");
  }

  @Test
  void dataFolderInsideTheIngestedOneIsLeftOut() {
    run("ingest", folder.toString());

    JsonNode again = run("ingest", folder.toString(), "--json").json();

    assertThat(again.path("skipped").asInt()).isEqualTo(2);
    assertThat(again.path("added").asInt()).isZero();
  }

  @Test
  void evaluatesATestSetInEveryMode() throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "1", "title": "Wings", "text": "Lift grows with the angle."}
        {"_id": "2", "title": "Bread", "text": "Flour, water and yeast."}
        {"_id": "3", "title": "", "text": ""}
        """);
    Files.writeString(
        folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"yeast bread\"}\n");
    Files.writeString(folder.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq\t2\t1\n");

    JsonNode one = evaluate("hybrid");
    JsonNode all = evaluate("all").path("modes");

    assertThat(one.propertyNames())
        .containsExactly(
            "documents",
            "queries",
            "ndcg@10",
            "recall@10",
            "recall@100",
            "mrr@10",
            "documentsPerSecond",
            "queryMillis");
    assertThat(one.path("queryMillis").propertyNames()).containsExactly("p50", "p95");
    assertThat(one.path("documents").asInt()).isEqualTo(3);
    assertThat(one.path("ndcg@10").asDouble()).isEqualTo(1);
    assertThat(all.propertyNames()).containsExactly("lexical", "semantic", "hybrid");
  }

  private JsonNode evaluate(String mode) {
    return CommandRun.of(
            "eval",
            "--corpus",
            folder.resolve("corpus.jsonl").toString(),
            "--queries",
            folder.resolve("queries.jsonl").toString(),
            "--qrels",
            folder.resolve("qrels.tsv").toString(),
            "--mode",
            mode,
            "--json")
        .json();
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return CommandRun.of(all.toArray(String[]::new));
  }
}
