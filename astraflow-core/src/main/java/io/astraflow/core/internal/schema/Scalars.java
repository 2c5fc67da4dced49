package io.astraflow.core.internal.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of types whose JSON is one text, number or truth value. */
final class Scalars {
  private static final String STRING = "string";
  private static final String INTEGER = "integer";
  private static final String NUMBER = "number";

  private static final Map<Class<?>, String> TYPES =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(CharSequence.class, STRING),
          Map.entry(URI.class, STRING),
          Map.entry(UUID.class, STRING),
          Map.entry(Currency.class, STRING),
          Map.entry(LocalDate.class, STRING),
          Map.entry(LocalDateTime.class, STRING),
          Map.entry(Instant.class, STRING),
          Map.entry(OffsetDateTime.class, STRING),
          Map.entry(ZonedDateTime.class, STRING),
          Map.entry(Duration.class, STRING),
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(byte.class, INTEGER),
          Map.entry(Byte.class, INTEGER),
          Map.entry(short.class, INTEGER),
          Map.entry(Short.class, INTEGER),
          Map.entry(int.class, INTEGER),
          Map.entry(Integer.class, INTEGER),
          Map.entry(OptionalInt.class, INTEGER),
          Map.entry(long.class, INTEGER),
          Map.entry(Long.class, INTEGER),
          Map.entry(OptionalLong.class, INTEGER),
          Map.entry(BigInteger.class, INTEGER),
          Map.entry(float.class, NUMBER),
          Map.entry(Float.class, NUMBER),
          Map.entry(double.class, NUMBER),
          Map.entry(Double.class, NUMBER),
          Map.entry(OptionalDouble.class, NUMBER),
          Map.entry(BigDecimal.class, NUMBER));

  // Only those that every provider's structured replies take.
  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          UUID.class, "uuid",
          LocalDate.class, "date",
          Instant.class, "date-time",
          OffsetDateTime.class, "date-time",
          ZonedDateTime.class, "date-time",
          Duration.class, "duration");

  private Scalars() {}

  /** Returns the schema of {@code type}, or empty where it is no such type. */
  static Optional<ObjectNode> schema(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of(constants(type));
    }
    String name = TYPES.get(type);
    return name == null ? Optional.empty() : Optional.of(scalar(name, FORMATS.get(type)));
  }

  private static ObjectNode scalar(String type, @Nullable String format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
    return format == null ? schema : schema.put("format", format);
  }

  private static ObjectNode constants(Class<?> type) {
    ObjectNode schema = scalar(STRING, null);
    for (Object constant : type.getEnumConstants()) {
      schema.withArray("enum").add(((Enum<?>) constant).name());
    }
    return schema;
  }
}
