package io.astraflow.insight;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a document at a glance. Immutable.
 *
 * <p>Kept among the metadata of the version it is of, for filters: {@value #KEYWORDS}, {@value
 * #PERSONS}, {@value #ORGANISATIONS}, {@value #PLACES} and {@value #OTHER_NAMES} with their values
 * between semicolons, as in {@code insight.keywords contains "vector index"}; {@value
 * #READING_MINUTES}, a number; and {@code language}, which every ingested document has. Fields of
 * these names that the application gave itself stay as they are, and are no insights.
 *
 * @param language its ISO 639-1 code; {@code und} where it cannot be told
 * @param keywords words and phrases that it is about, the most central first, at most ten
 * @param readingTime how long reading takes, at 238 words a minute, 255 characters of Chinese or
 *     357 of Japanese
 * @param entities what is named, in the order of first mention; empty where no model was asked
 * @param entitiesBy the model that found them; empty where none was asked
 * @param droppedEntities how many names the model gave that are not in the document as words of
 *     their own, have a semicolon, or are longer than 200 characters
 */
public record Insights(
    String language,
    List<String> keywords,
    Duration readingTime,
    List<Entity> entities,
    Optional<String> entitiesBy,
    int droppedEntities) {
  /** The field of the keywords. */
  public static final String KEYWORDS = "insight.keywords";

  /** The field of the minutes that reading takes, with one decimal. */
  public static final String READING_MINUTES = "insight.reading-minutes";

  /** The field of the persons named. */
  public static final String PERSONS = "insight.persons";

  /** The field of the organisations named. */
  public static final String ORGANISATIONS = "insight.organisations";

  /** The field of the places named. */
  public static final String PLACES = "insight.places";

  /** The field of all else that is named. */
  public static final String OTHER_NAMES = "insight.names";

  /** Copies the lists. */
  public Insights {
    keywords = List.copyOf(keywords);
    entities = List.copyOf(entities);
  }
}
