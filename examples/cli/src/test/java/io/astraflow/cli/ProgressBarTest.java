package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.ingest.IngestProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final IngestProgress HALF =
      new IngestProgress(
          5, 10, 1_200, 90_000, Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(67)), "a");

  private final StringWriter err = new StringWriter();

  @Test
  void showsDocumentsChunksRateAndRemainingTime() {
    assertThat(ProgressBar.line(HALF))
        .isEqualTo("[##########..........] 5/10 documents, 1,200 chunks, 20 chunks/s, 1:07 left");
  }

  @Test
  void drawsOnATerminalAndLeavesNothingBehind() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), true);

    bar.progress(HALF);
    String drawn = err.toString();
    bar.clear();

    assertThat(drawn).startsWith("\r[###");
    assertThat(err.toString()).endsWith(" ".repeat(drawn.length() - 1) + "\r");
  }

  @Test
  void drawsNothingElsewhere() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), false);

    bar.progress(HALF);
    bar.clear();

    assertThat(err.toString()).isEmpty();
  }
}
