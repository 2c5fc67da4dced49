package io.astraflow.core.internal.insight;

import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.insight.Entity;
import io.astraflow.insight.Insights;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Insights as fields of a document's metadata, and back. Fields that an application gave to the
 * document are its own: they are neither read nor written.
 */
final class InsightFields {
  /** The names in their order, each with its kind: what the fields for filters do not tell. */
  private static final String ENTITIES = "insight.entities";

  private static final String ENTITIES_BY = "insight.entities-by";
  private static final String DROPPED = "insight.entities-dropped";
  private static final String SECONDS = "insight.reading-seconds";
  private static final String SEPARATOR = "; ";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final Map<Entity.Kind, String> NAMES =
      Map.of(
          Entity.Kind.PERSON, Insights.PERSONS,
          Entity.Kind.ORGANISATION, Insights.ORGANISATIONS,
          Entity.Kind.PLACE, Insights.PLACES,
          Entity.Kind.OTHER, Insights.OTHER_NAMES);

  private InsightFields() {}

  /**
   * Returns the fields of insights; an empty one is not there.
   *
   * @param given the fields that stay as they are
   */
  static Map<String, String> of(Insights insights, Set<String> given) {
    Map<String, String> fields = new HashMap<>();
    fields.put(Language.METADATA, insights.language());
    fields.put(Insights.KEYWORDS, String.join(SEPARATOR, insights.keywords()));
    fields.put(SECONDS, Long.toString(insights.readingTime().toSeconds()));
    fields.put(Insights.READING_MINUTES, minutes(insights.readingTime()));
    boolean asked = insights.entitiesBy().isPresent();
    fields.put(ENTITIES_BY, insights.entitiesBy().orElse(""));
    fields.put(DROPPED, asked ? Integer.toString(insights.droppedEntities()) : "");
    fields.put(ENTITIES, names(insights.entities()));
    NAMES.forEach(
        (kind, field) ->
            fields.put(
                field, names(insights.entities().stream().filter(e -> e.kind() == kind).toList())));
    fields.keySet().removeAll(given);
    return fields;
  }

  /**
   * Returns the insights that metadata has, if any.
   *
   * @param given the fields that the application gave
   */
  static Optional<Insights> read(Map<String, String> metadata, Set<String> given) {
    Map<String, String> own = new HashMap<>(metadata);
    own.keySet().removeAll(given);
    String seconds = own.getOrDefault(SECONDS, "");
    String dropped = own.getOrDefault(DROPPED, "0");
    if (!NUMBER.matcher(seconds).matches() || !NUMBER.matcher(dropped).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Insights(
            Languages.of(metadata.getOrDefault(Language.METADATA, "")).code(),
            split(own.getOrDefault(Insights.KEYWORDS, "")),
            Duration.ofSeconds(Long.parseLong(seconds)),
            entities(own),
            Optional.ofNullable(own.get(ENTITIES_BY)),
            Integer.parseInt(dropped)));
  }

  private static String minutes(Duration time) {
    return BigDecimal.valueOf(time.toSeconds())
        .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String names(List<Entity> entities) {
    return entities.stream().map(Entity::name).collect(Collectors.joining(SEPARATOR));
  }

  private static List<Entity> entities(Map<String, String> metadata) {
    List<String> order = split(metadata.getOrDefault(ENTITIES, ""));
    List<Entity> entities = new ArrayList<>();
    NAMES.forEach(
        (kind, field) ->
            split(metadata.getOrDefault(field, ""))
                .forEach(name -> entities.add(new Entity(name, kind))));
    entities.sort(Comparator.comparingInt(entity -> order.indexOf(entity.name())));
    return entities;
  }

  private static List<String> split(String value) {
    return value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR));
  }
}
