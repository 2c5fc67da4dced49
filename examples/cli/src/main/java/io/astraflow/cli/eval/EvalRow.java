package io.astraflow.cli.eval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a table over test sets, models and modes. Immutable.
 *
 * @param set the test set's name
 * @param model the embedding model's id
 * @param mode in lower case
 * @param result the figures
 */
public record EvalRow(String set, String model, String mode, @JsonUnwrapped EvalResult result) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /** Returns this row as a flat JSON object on one line. */
  public String json() {
    return MAPPER.writeValueAsString(this);
  }

  /** Reads what {@link #json()} wrote. */
  public static EvalRow of(String json) {
    return MAPPER.readValue(json, EvalRow.class);
  }
}
