package io.astraflow.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvalRowTest {
  @Test
  void isOneFlatJsonObjectThatCanBeReadAgain() {
    EvalResult result = new EvalResult(3, 2, .25, .5, .75, 1, 12.5, new Latency(1.5, 2.5));
    EvalRow row = new EvalRow("cranfield", "a-model", "hybrid", result);

    assertThat(row.json())
        .isEqualTo(
            "{\"set\":\"cranfield\",\"model\":\"a-model\",\"mode\":\"hybrid\",\"documents\":3,"
                + "\"queries\":2,\"ndcg@10\":0.25,\"recall@10\":0.5,\"recall@100\":0.75,"
                + "\"mrr@10\":1.0,\"documentsPerSecond\":12.5,"
                + "\"queryMillis\":{\"p50\":1.5,\"p95\":2.5}}");
    assertThat(EvalRow.of(row.json())).isEqualTo(row);
  }
}
