package io.astraflow.benchmarks.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBenchmarkTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothClientsReadTheSameText(boolean atOnce) throws InterruptedException {
    TokenBenchmark benchmark = new TokenBenchmark();
    benchmark.atOnce = atOnce;
    benchmark.open();
    try {
      assertThat(benchmark.astraflow()).isEqualTo(TokenServer.text());
      assertThat(benchmark.langchain4j()).isEqualTo(TokenServer.text());
    } finally {
      benchmark.close();
    }
  }
}
