package io.astraflow.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.astraflow.model.ModelException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A loaded model. Safe for use by many threads, each running one text at a time on its own core;
 * the caller sees to it that nothing runs while it closes.
 */
final class OnnxSession implements AutoCloseable {
  private final OnnxModel model;
  private final OrtEnvironment environment;
  private final OrtSession session;

  OnnxSession(OnnxModel model, OrtEnvironment environment, OrtSession session) {
    this.model = model;
    this.environment = environment;
    this.session = session;
  }

  /** Returns the vector of one text, given as its token ids. */
  float[] embed(long[] tokens) {
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor ids = tensor(tokens);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[tokens.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      OnnxTensor states = (OnnxTensor) result.get(0);
      return model.pooling().pool(states.getFloatBuffer(), tokens.length, OnnxModel.DIMENSION);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private ModelException failure(OrtException cause) {
    return new ModelException(
        ModelException.Kind.MISCONFIGURED,
        "The embedding model " + model.id() + " failed in ONNX Runtime: " + cause.getMessage(),
        cause);
  }
}
