package io.astraflow.ollama;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Modelfile} has; for one thread at a time. */
public final class ModelfileBuilder {
  private static final String CHAT_ML_START = "<|im_start|>";
  private static final String CHAT_ML_END = "<|im_end|>";
  private static final String CHAT_ML =
      """
      {{- range .Messages }}<|im_start|>{{ .Role }}
      {{ .Content }}<|im_end|>
      {{ end }}<|im_start|>assistant
      """;

  private final String from;
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private @Nullable String system;
  private @Nullable String template;
  private @Nullable String adapter;
  private @Nullable String license;

  ModelfileBuilder(String from) {
    if (from.isBlank() || from.lines().count() != 1) {
      throw new IllegalArgumentException("A model is made from another: \"" + from + "\"");
    }
    this.from = from.strip();
  }

  /** Sets the instructions; default those of the other model. */
  public ModelfileBuilder system(String text) {
    this.system = text;
    return this;
  }

  /** Sets the template, in the language of Go's templates; default that of the other model. */
  public ModelfileBuilder template(String text) {
    this.template = text;
    return this;
  }

  /**
   * Sets the template and the stops of a model that was trained with ChatML, such as what {@code
   * TrainingForm.CHATML} writes; both would otherwise be those of the other model.
   */
  public ModelfileBuilder chatMl() {
    return template(CHAT_ML).stop(CHAT_ML_START).stop(CHAT_ML_END);
  }

  /** Sets how freely words are chosen. */
  public ModelfileBuilder temperature(double value) {
    return parameter("temperature", Double.toString(value));
  }

  /** Sets how many tokens of prompt and reply the model keeps in mind. */
  public ModelfileBuilder contextTokens(int tokens) {
    return parameter("num_ctx", Integer.toString(tokens));
  }

  /** Adds a text that ends replies. */
  public ModelfileBuilder stop(String text) {
    return parameter("stop", text);
  }

  /** Adds a parameter by the name that the server knows, such as {@code top_k}. */
  public ModelfileBuilder parameter(String name, String value) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("A parameter is named like num_ctx: \"" + name + "\"");
    }
    parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  /** As {@link #adapter(Path)}, by a path as it is to stand in the file. */
  public ModelfileBuilder adapter(String path) {
    this.adapter = path;
    return this;
  }

  /**
   * Sets an adapter that was trained for the other model: a file in GGUF's format, or a folder with
   * its {@code .safetensors}, which the server converts for few architectures. A model into which
   * the adapter was merged needs none: {@link Modelfile#from(Path)}.
   */
  public ModelfileBuilder adapter(Path fileOrFolder) {
    return adapter(fileOrFolder.toAbsolutePath().toString());
  }

  /** Sets the license. */
  public ModelfileBuilder license(String text) {
    this.license = text;
    return this;
  }

  /** Returns the file. */
  public Modelfile build() {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return new Modelfile(
        from,
        Optional.ofNullable(system),
        Optional.ofNullable(template),
        Collections.unmodifiableMap(copy),
        Optional.ofNullable(adapter),
        Optional.ofNullable(license));
  }
}
