package io.astraflow.ollama;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.model.ProviderSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * What is configured for models. Immutable.
 *
 * @param contextTokens of prompt and reply together
 * @param keepAlive how long models stay in memory, as the server takes it
 * @param dimensions the components of embeddings by model
 * @param dimension those of all other models
 */
record ModelSettings(
    Optional<Integer> contextTokens,
    Optional<String> keepAlive,
    Map<String, Integer> dimensions,
    Optional<Integer> dimension) {
  private static final String DIMENSIONS = "embedding-dimensions";

  static ModelSettings of(ProviderSettings settings) {
    Map<String, Integer> dimensions = new TreeMap<>();
    settings
        .under(DIMENSIONS)
        .forEach((model, text) -> dimensions.put(model, dimension(settings, model, text)));
    return new ModelSettings(
        settings.number("context-tokens"),
        settings.text("keep-alive"),
        Map.copyOf(dimensions),
        settings.number("embedding-dimensions"));
  }

  private static int dimension(ProviderSettings settings, String model, String text) {
    if (!text.strip().matches("[1-9][0-9]{0,6}")) {
      throw new ConfigurationException(
          "The setting %s must be a positive whole number."
              .formatted(settings.property(DIMENSIONS + "." + model)));
    }
    return Integer.parseInt(text.strip());
  }

  /** Writes how long models stay in memory, where that is set. */
  void writeKeepAlive(JsonGenerator out) {
    keepAlive.ifPresent(
        time -> {
          if (time.matches("-?[0-9]{1,9}")) { // Seconds, or -1 for ever; as a text it needs a unit.
            out.writeNumberProperty("keep_alive", Integer.parseInt(time));
          } else {
            out.writeStringProperty("keep_alive", time);
          }
        });
  }

  /** Returns the components that are set for a model. */
  Optional<Integer> dimension(String model) {
    return Optional.ofNullable(dimensions.get(model)).or(() -> dimension);
  }
}
