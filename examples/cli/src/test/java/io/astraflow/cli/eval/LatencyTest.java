package io.astraflow.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void takesPercentilesByNearestRank() {
    long[] nanos = LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).toArray();

    assertThat(Latency.ofNanos(nanos)).isEqualTo(new Latency(50, 95));
  }

  @Test
  void oneCallIsItsOwnPercentile() {
    assertThat(Latency.ofNanos(new long[] {2_345_678})).isEqualTo(new Latency(2.35, 2.35));
  }

  @Test
  void noCallsTakeNoTime() {
    assertThat(Latency.ofNanos(new long[0])).isEqualTo(new Latency(0, 0));
  }
}
