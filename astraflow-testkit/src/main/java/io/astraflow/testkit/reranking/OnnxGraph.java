package io.astraflow.testkit.reranking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A model in ONNX's format, node by node; the field numbers are those of {@code onnx.proto}. One
 * thread at a time.
 */
final class OnnxGraph {
  static final int FLOAT = 1;
  static final int INT32 = 6;
  static final int INT64 = 7;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int INT_ATTRIBUTE = 2;

  private final Protobuf graph = new Protobuf().with(2, "graph");

  /** Adds an input of two dimensions, both free. */
  OnnxGraph input(String name, int type) {
    Protobuf shape =
        new Protobuf()
            .with(1, new Protobuf().with(2, "pairs"))
            .with(1, new Protobuf().with(2, "tokens"));
    Protobuf tensor = new Protobuf().with(1, type).with(2, shape);
    graph.with(11, new Protobuf().with(1, name).with(2, new Protobuf().with(1, tensor)));
    return this;
  }

  /** Adds a list of whole numbers. */
  OnnxGraph constant(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, INT64, values.length, raw.array());
  }

  /** Adds a number, as a list of one. */
  OnnxGraph number(String name, float value) {
    ByteBuffer raw = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return constant(name, FLOAT, 1, raw.putFloat(value).array());
  }

  private OnnxGraph constant(String name, int type, int size, byte[] raw) {
    graph.with(5, new Protobuf().with(1, size).with(2, type).with(8, name).with(9, raw));
    return this;
  }

  /** Adds a node without attributes. */
  OnnxGraph node(String operator, String output, String... inputs) {
    graph.with(1, message(operator, output, inputs));
    return this;
  }

  /** Adds a node with one attribute. */
  OnnxGraph node(String operator, String attribute, int value, String output, String... inputs) {
    Protobuf number = new Protobuf().with(1, attribute).with(3, value).with(20, INT_ATTRIBUTE);
    graph.with(1, message(operator, output, inputs).with(5, number));
    return this;
  }

  private static Protobuf message(String operator, String output, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.with(1, input);
    }
    return node.with(2, output).with(4, operator);
  }

  /** Returns the model's file, with this output of numbers. */
  byte[] model(String output) {
    Protobuf tensor = new Protobuf().with(1, FLOAT);
    graph.with(12, new Protobuf().with(1, output).with(2, new Protobuf().with(1, tensor)));
    return new Protobuf()
        .with(1, IR_VERSION)
        .with(7, graph)
        .with(8, new Protobuf().with(1, "").with(2, OPSET))
        .toByteArray();
  }
}
