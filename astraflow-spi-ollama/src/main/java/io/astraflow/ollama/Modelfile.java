package io.astraflow.ollama;

import io.astraflow.http.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * What a new model is made of. Immutable.
 *
 * @param from the model that it is made from; or the path of a file, or of a folder with its files,
 *     if it is absolute or begins with {@code ./} or {@code ../}
 * @param system its instructions
 * @param template how a prompt is put together, in the language of Go's templates
 * @param parameters its parameters in order, each with its values; more than one for {@code stop}
 * @param adapter the path of an adapter that was trained for {@code from}: a file, or a folder with
 *     its files; the server converts safetensors for the architectures {@code llama} and {@code
 *     gemma2} alone, and has models that take no adapter
 * @param license its license
 */
public record Modelfile(
    String from,
    Optional<String> system,
    Optional<String> template,
    Map<String, List<String>> parameters,
    Optional<String> adapter,
    Optional<String> license) {
  private static final Pattern PATH = Pattern.compile("(\\.{0,2}/|[A-Za-z]:\\\\).*");
  private static final String QUOTES = "\"\"\"";

  /** Returns a builder of a model that is made from another. */
  public static ModelfileBuilder from(String model) {
    return new ModelfileBuilder(model);
  }

  /**
   * Returns a builder of a model that is made from a file in GGUF's format, or from a folder with
   * its {@code .safetensors}.
   */
  public static ModelfileBuilder from(Path fileOrFolder) {
    return new ModelfileBuilder(fileOrFolder.toAbsolutePath().toString());
  }

  /** Returns the file or folder that it is made from; empty if it is made from another model. */
  Optional<Path> fromPath() {
    return PATH.matcher(from).matches() ? Optional.of(Path.of(from)) : Optional.empty();
  }

  /**
   * Returns the file as {@code ollama create -f} reads it.
   *
   * @throws IllegalArgumentException if a text has three quotation marks in a row, for which the
   *     format has no way of writing
   */
  public String text() {
    StringBuilder text = new StringBuilder("FROM ").append(from).append('\n');
    adapter.ifPresent(file -> text.append("ADAPTER ").append(file).append('\n'));
    template.ifPresent(value -> text.append("TEMPLATE ").append(quoted(value)).append('\n'));
    system.ifPresent(value -> text.append("SYSTEM ").append(quoted(value)).append('\n'));
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    text.append("PARAMETER ")
                        .append(name)
                        .append(' ')
                        .append(parameter(value))
                        .append('\n')));
    license.ifPresent(value -> text.append("LICENSE ").append(quoted(value)).append('\n'));
    return text.toString();
  }

  private static String parameter(String value) {
    boolean plain = value.matches("[^\\s\"#]+");
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    if (value.contains(QUOTES) || value.endsWith("\"")) {
      throw new IllegalArgumentException(
          "A Modelfile cannot hold a text with three quotation marks in a row, or one at its end.");
    }
    return QUOTES + value + QUOTES;
  }

  /**
   * Returns the body of {@code /api/create}.
   *
   * @param files the digests, by their names, of the files that it is made from
   * @param adapters the digests of those of its adapter
   */
  byte[] request(String model, Map<String, String> files, Map<String, String> adapters) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("model", model);
          if (files.isEmpty()) {
            out.writeStringProperty("from", from);
          }
          writeDigests(out, "files", files);
          writeDigests(out, "adapters", adapters);
          system.ifPresent(value -> out.writeStringProperty("system", value));
          template.ifPresent(value -> out.writeStringProperty("template", value));
          license.ifPresent(value -> out.writeStringProperty("license", value));
          if (!parameters.isEmpty()) {
            out.writeObjectPropertyStart("parameters");
            parameters.forEach((name, values) -> ParameterJson.write(out, name, values));
            out.writeEndObject();
          }
          out.writeBooleanProperty("stream", true);
          out.writeEndObject();
        });
  }

  private static void writeDigests(JsonGenerator out, String name, Map<String, String> digests) {
    if (!digests.isEmpty()) {
      out.writeObjectPropertyStart(name);
      digests.forEach(out::writeStringProperty);
      out.writeEndObject();
    }
  }
}
