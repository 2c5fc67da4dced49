package io.astraflow.testkit.reranking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cross-encoder of a few nodes, in the files of a real one: its logit is the number of pairs of
 * equal tokens, one in the query and one in the text, less a half. A word that it does not know is
 * equal to every other such word.
 */
public final class OverlapCrossEncoder {
  /** What the model's output looks like for n pairs. */
  public enum Output {
    /** One logit a pair, of shape {@code [n]}. */
    LOGITS,
    /** One logit a pair, of shape {@code [n,1]}. */
    COLUMN,
    /** The logits of no and of yes, of shape {@code [n,2]}. */
    CLASSES,
    /** Something that no cross-encoder gives, of shape {@code [n,tokens]}. */
    ODD
  }

  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  private OverlapCrossEncoder() {}

  /**
   * Writes {@code model.onnx} and {@code tokenizer.json}.
   *
   * @param folder exists
   * @param words those that it knows, in lower case
   */
  public static void writeTo(Path folder, List<String> words) throws IOException {
    writeTo(folder, words, Output.COLUMN, false);
  }

  /**
   * As {@link #writeTo(Path, List)}, with another output.
   *
   * @param narrow whether the inputs are of 32 bits and not of 64
   */
  public static void writeTo(Path folder, List<String> words, Output output, boolean narrow)
      throws IOException {
    Files.write(folder.resolve("model.onnx"), model(output, narrow));
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer(words));
  }

  private static byte[] model(Output output, boolean narrow) {
    int type = narrow ? OnnxGraph.INT32 : OnnxGraph.INT64;
    OnnxGraph graph =
        new OnnxGraph()
            .input("input_ids", type)
            .input("attention_mask", type)
            .input("token_type_ids", type)
            .constant("rows", 1)
            .constant("columns", 2)
            .constant("both", 1, 2)
            .number("bias", 1.5f) // the query's [SEP] and the text's are one pair
            .node("Cast", "to", OnnxGraph.FLOAT, "mask", "attention_mask")
            .node("Cast", "to", OnnxGraph.FLOAT, "types", "token_type_ids")
            .node("Mul", "text", "mask", "types")
            .node("Sub", "query", "mask", "text")
            .node("Unsqueeze", "ids_down", "input_ids", "columns")
            .node("Unsqueeze", "ids_across", "input_ids", "rows")
            .node("Equal", "equal", "ids_down", "ids_across")
            .node("Cast", "to", OnnxGraph.FLOAT, "equals", "equal")
            .node("Unsqueeze", "query_down", "query", "columns")
            .node("Unsqueeze", "text_across", "text", "rows")
            .node("Mul", "of_query", "equals", "query_down")
            .node("Mul", "shared", "of_query", "text_across")
            .node("ReduceSum", "keepdims", 0, "count", "shared", "both")
            .node("Sub", "logit", "count", "bias")
            .node("Unsqueeze", "column", "logit", "rows")
            .node("Sub", "zero", "column", "column")
            .node("Concat", "axis", 1, "classes", "zero", "column");
    return graph.model(
        switch (output) {
          case LOGITS -> "logit";
          case COLUMN -> "column";
          case CLASSES -> "classes";
          case ODD -> "query";
        });
  }

  private static String tokenizer(List<String> words) {
    String special =
        IntStream.range(0, SPECIAL.size())
            .mapToObj(id -> "{\"id\":%d,\"content\":\"%s\"}".formatted(id, SPECIAL.get(id)))
            .collect(Collectors.joining(","));
    List<String> pieces = new ArrayList<>(SPECIAL);
    pieces.add("##s"); // some continuation, as every vocabulary has
    pieces.addAll(words);
    String vocabulary =
        IntStream.range(0, pieces.size())
            .mapToObj(id -> "\"%s\":%d".formatted(pieces.get(id), id))
            .collect(Collectors.joining(","));
    return """
        {"added_tokens":[%s],"normalizer":{"type":"BertNormalizer","lowercase":true},
        "model":{"type":"WordPiece","vocab":{%s}}}"""
        .formatted(special, vocabulary);
  }
}
