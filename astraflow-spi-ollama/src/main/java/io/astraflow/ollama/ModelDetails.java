package io.astraflow.ollama;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a server knows of one of its models. Immutable.
 *
 * @param family such as {@code llama}
 * @param parameterSize as the server writes it, such as {@code 3.2B}
 * @param quantization such as {@code Q4_K_M}
 * @param capabilities as the server names them: {@code completion}, {@code tools}, {@code vision},
 *     {@code thinking}, {@code embedding}; empty where an old server does not say
 * @param contextTokens the most tokens of prompt and reply that the model was made for
 * @param embeddingDimension the components of its vectors
 * @param parameters the parameters of its Modelfile, a name and a value on each line
 * @param template its template
 * @param system its instructions
 * @param license its license
 * @param remote whether it runs on another server, to which this one sends the prompts
 * @param info all numbers and texts of the model's file, by their names
 */
public record ModelDetails(
    String family,
    String parameterSize,
    String quantization,
    Set<String> capabilities,
    OptionalInt contextTokens,
    OptionalInt embeddingDimension,
    String parameters,
    String template,
    String system,
    String license,
    boolean remote,
    Map<String, String> info) {

  /** Copies the collections. */
  public ModelDetails {
    capabilities = Set.copyOf(capabilities);
    info = Map.copyOf(info);
  }
}
