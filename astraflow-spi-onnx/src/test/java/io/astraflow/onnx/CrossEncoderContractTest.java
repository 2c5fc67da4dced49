package io.astraflow.onnx;

import io.astraflow.retrieval.Reranker;
import io.astraflow.testkit.reranking.OverlapCrossEncoder;
import io.astraflow.testkit.reranking.RerankerContract;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class CrossEncoderContractTest extends RerankerContract {
  @TempDir Path folder;
  private @Nullable CrossEncoder encoder;

  @Override
  protected Reranker reranker() throws Exception {
    OverlapCrossEncoder.writeTo(folder, List.of("trout", "cold", "river", "sparrow"));
    encoder = CrossEncoder.open(folder);
    return encoder;
  }

  @AfterEach
  void close() {
    if (encoder != null) {
      encoder.close();
    }
  }
}
