package io.astraflow.core.internal.schema;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one mapping of JSON and Java, which {@link TypeSchemas} describes. Immutable. */
public final class Json {
  // Records are as Java sees them: no annotations, constants by name. A name that is written twice
  // is a mistake of the model's, which it is told. Decimals stay as exact as they were written.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.USE_ANNOTATIONS)
          .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Returns what reads and writes. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
