package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.reranking.OverlapCrossEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void ingest() throws IOException {
    Path papers = Files.createDirectory(folder.resolve("papers"));
    Files.writeString(papers.resolve("lift.txt"), "Lift grows with the angle of attack.\n");
    Files.writeString(papers.resolve("stall.txt"), "A wing stalls where the lift breaks down.\n");
    String section = "The wing was tested in the tunnel for many hours. ".repeat(25);
    Files.writeString(papers.resolve("tunnel.md"), "# Tunnel\n\n%1$s\n\n%1$s\n".formatted(section));
    assertThat(run("ingest", papers.toString()).exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void explainsOnRequest() {
    CommandRun plain = run("search", "lift of a wing");
    CommandRun explained = run("search", "lift of a wing", "--explain");
    assertThat(plain.out()).doesNotContain("BM25");
    assertThat(explained.out())
        .contains("[words #1 (BM25 ", "meaning #1 (cosine ", "weight of meaning ", "fused ");
  }

  @Test
  void explainsInJson() {
    JsonNode found = run("search", "lift", "--json", "--mode", "lexical").json().path("passages");
    JsonNode explanation = found.path(0).path("explanation");
    assertThat(explanation.propertyNames()).containsExactly("lexicalRank", "bm25", "fused");
    assertThat(explanation.path("lexicalRank").asInt()).isEqualTo(1);
  }

  @Test
  void reranksWithALocalCrossEncoder() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    OverlapCrossEncoder.writeTo(model, List.of("breaks", "down", "lift"));
    JsonNode best =
        run("search", "lift breaks down", "--json", "--rerank", model.toString())
            .json()
            .path("passages")
            .path(0);
    assertThat(best.path("document").asString()).endsWith("stall.txt");
    assertThat(best.path("explanation").path("reranked").asDouble()).isGreaterThan(0.9);
    CommandRun strict =
        run("search", "lift", "--rerank", model.toString(), "--min-score", "0.99999", "--explain");
    assertThat(strict.out()).contains("Nothing found.");
  }

  @Test
  void saysWhatIsWrongWithACrossEncoder() {
    CommandRun run = run("search", "lift", "--rerank", folder.toString());
    assertThat(run.exitCode()).isNotEqualTo(ExitCode.OK);
    assertThat(run.err()).contains("There is no tokenizer.json in " + folder);
  }

  @Test
  void capsDocumentsAndShowsWhatStandsAround() {
    JsonNode all = run("search", "wing tunnel", "--json").json().path("passages");
    JsonNode capped =
        run("search", "wing tunnel", "--json", "--per-document", "1", "--diverse", "--section")
            .json()
            .path("passages");
    assertThat(all.size()).isGreaterThan(3);
    assertThat(capped.size()).isEqualTo(3);
    JsonNode context = capped.path(0).path("context");
    assertThat(context.path("text").asString()).contains(capped.path(0).path("text").asString());
    assertThat(context.path("end").asInt()).isGreaterThan(capped.path(0).path("end").asInt());
    assertThat(run("search", "wing tunnel", "--neighbours", "1").out()).contains("many hours");
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return CommandRun.of(all.toArray(String[]::new));
  }
}
