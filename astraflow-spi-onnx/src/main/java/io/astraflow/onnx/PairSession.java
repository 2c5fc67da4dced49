package io.astraflow.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.astraflow.model.ModelException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loaded cross-encoder. Safe for use by many threads; the caller sees to it that nothing runs
 * while it closes.
 */
final class PairSession implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final String file;
  private final OrtEnvironment environment;
  private final OrtSession session;

  PairSession(String file, OrtEnvironment environment, OrtSession session) {
    this.file = file;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Checks that this takes token ids and gives numbers.
   *
   * @throws IllegalArgumentException if it does not
   */
  void check() throws OrtException {
    Set<String> names = session.getInputNames();
    if (!names.contains(IDS)) {
      throw new IllegalArgumentException("it has no input " + IDS + ", but " + names);
    }
    for (NodeInfo input : session.getInputInfo().values()) {
      if (!Set.of(IDS, MASK, TYPES).contains(input.getName())) {
        throw new IllegalArgumentException("its input " + input.getName() + " is unknown");
      }
      integerType(input);
    }
    if (session.getOutputNames().size() != 1) {
      throw new IllegalArgumentException("it has the outputs " + session.getOutputNames());
    }
  }

  private static OnnxJavaType integerType(NodeInfo input) {
    if (input.getInfo() instanceof TensorInfo tensor
        && (tensor.type == OnnxJavaType.INT64 || tensor.type == OnnxJavaType.INT32)) {
      return tensor.type;
    }
    throw new IllegalArgumentException(
        "its input " + input.getName() + " takes " + input.getInfo() + " and not integers");
  }

  /** Returns how clearly the second text answers the first. */
  double logit(TokenPair pair) {
    long[] ones = new long[pair.ids().length];
    Arrays.fill(ones, 1);
    Map<String, long[]> values = Map.of(IDS, pair.ids(), MASK, ones, TYPES, pair.types());
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (NodeInfo input : session.getInputInfo().values()) {
        inputs.put(
            input.getName(),
            tensor(integerType(input), values.getOrDefault(input.getName(), ones)));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return logit(result.get(0));
      }
    } catch (OrtException e) {
      throw failure("failed in ONNX Runtime: " + e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private double logit(OnnxValue output) {
    if (output instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
      long[] shape = tensor.getInfo().getShape();
      FloatBuffer values = tensor.getFloatBuffer();
      if (Arrays.equals(shape, new long[] {1}) || Arrays.equals(shape, new long[] {1, 1})) {
        return values.get(0);
      }
      if (Arrays.equals(shape, new long[] {1, 2})) {
        return (double) values.get(1) - values.get(0);
      }
    }
    throw failure(
        "gave " + output.getInfo() + " for one pair, and not one or two numbers: choose another",
        null);
  }

  private OnnxTensor tensor(OnnxJavaType type, long[] values) throws OrtException {
    long[] shape = {1, values.length};
    return type == OnnxJavaType.INT64
        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape)
        : OnnxTensor.createTensor(
            environment,
            IntBuffer.wrap(Arrays.stream(values).mapToInt(value -> (int) value).toArray()),
            shape);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure("failed in ONNX Runtime: " + e.getMessage(), e);
    }
  }

  private ModelException failure(String what, @Nullable OrtException cause) {
    return new ModelException(
        ModelException.Kind.MISCONFIGURED, "The cross-encoder " + file + " " + what, cause);
  }
}
