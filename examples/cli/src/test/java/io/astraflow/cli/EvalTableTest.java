package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.cli.eval.EvalRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalTableTest {
  private static final List<String> MODES = List.of("lexical", "semantic", "hybrid");

  @TempDir private Path folder;

  @BeforeEach
  void writeSets() throws IOException {
    write("bread", "Flour, water and yeast.", "Lift grows with the angle.", "yeast");
    write("wings", "Lift grows with the angle.", "Flour, water and yeast.", "lift");
    Files.createDirectory(folder.resolve("no-set"));
  }

  @Test
  void printsARowForEverySetAndMode() {
    CommandRun run = CommandRun.of("eval", "--sets", folder.toString(), "--json");

    List<EvalRow> rows = rows(run);
    assertThat(rows)
        .extracting(EvalRow::set)
        .containsExactly("bread", "bread", "bread", "wings", "wings", "wings");
    assertThat(rows.subList(0, 3)).extracting(EvalRow::mode).isEqualTo(MODES);
    assertThat(rows).extracting(EvalRow::model).containsOnly("all-minilm-l6-v2");
    assertThat(rows).allSatisfy(row -> assertThat(row.result().ndcgAt10()).isEqualTo(1));
    assertThat(run.err()).contains("bread").contains("2 added");
  }

  @Test
  void printsARowForEveryModel() {
    CommandRun run =
        CommandRun.of(
            "eval",
            folder.resolve("bread").toString(),
            "--model",
            "all-minilm-l6-v2",
            "--model",
            "bge-small-en-v1.5",
            "--mode",
            "semantic",
            "--json");

    assertThat(rows(run))
        .extracting(EvalRow::model)
        .containsExactly("all-minilm-l6-v2", "bge-small-en-v1.5");
  }

  @Test
  void printsMarkdown() {
    CommandRun run =
        CommandRun.of(
            "eval", "--table", "--mode", "lexical", set("bread"), set("wings"), "--data", data());

    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("| Set | Model | Mode | nDCG@10 |");
    assertThat(lines.get(2)).startsWith("| bread | all-minilm-l6-v2 | lexical | 1.000 |");
  }

  @Test
  void keepsEverySetInACollectionOfItsOwn() {
    CommandRun.of("eval", set("bread"), set("wings"), "--mode", "lexical", "--data", data());

    CommandRun again = CommandRun.of("eval", set("wings"), "--mode", "lexical", "--data", data());

    assertThat(again.err()).contains("2 unchanged");
    assertThat(again.out()).startsWith("Set ").contains("wings").hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval", "eval --corpus c", "eval --corpus c --queries q"})
  void asksForWhatIsMissing(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Which test sets?").hasLineCount(1);
  }

  @Test
  void folderThatIsNoSetIsNamed() {
    CommandRun run = CommandRun.of("eval", set("no-set"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no-set is no test set").hasLineCount(1);
  }

  private static List<EvalRow> rows(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run.out().lines().map(EvalRow::of).toList();
  }

  private String set(String name) {
    return folder.resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void write(String set, String right, String wrong, String query) throws IOException {
    Path into = Files.createDirectory(folder.resolve(set));
    Files.writeString(
        into.resolve("corpus.jsonl"),
        "{\"_id\": \"1\", \"text\": \"%s\"}\n{\"_id\": \"2\", \"text\": \"%s\"}\n"
            .formatted(right, wrong));
    Files.writeString(
        into.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"%s\"}\n".formatted(query));
    Files.writeString(into.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq\t1\t1\n");
  }
}
