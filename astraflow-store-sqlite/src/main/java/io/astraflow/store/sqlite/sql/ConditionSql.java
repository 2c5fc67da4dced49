package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.FilterCondition;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterVisitor;
import io.astraflow.retrieval.OwnField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes SQL of a filter over the rows {@code d} of the table {@code document}. Every part is true
 * or false and never null, so that {@code NOT} is a complement. All texts are arguments.
 */
final class ConditionSql implements FilterVisitor<String> {
  /** SQLite nests expressions up to 1,000 deep, and reads a chain of n as nested n deep. */
  private static final int LONGEST_CHAIN = 4;

  private final List<Object> arguments = new ArrayList<>();
  private final String metadata;

  private ConditionSql(String metadata) {
    this.metadata = metadata;
  }

  /** Looks up the documents of each condition once, by value: for all documents that pass. */
  static ConditionSql bySets(long collectionId) {
    return new ConditionSql(
        "d.id IN (SELECT m.document_id FROM document_metadata m WHERE m.collection_id = "
            + collectionId);
  }

  /** Looks into each document by itself: for the first few that pass. */
  static ConditionSql byDocument() {
    return new ConditionSql("EXISTS (SELECT 1 FROM document_metadata m WHERE m.document_id = d.id");
  }

  /** Returns the arguments for the placeholders made so far, in order. */
  List<Object> arguments() {
    return arguments;
  }

  /** Returns the column of the document's row that holds a field. */
  static String column(OwnField field) {
    return switch (field) {
      case SOURCE -> "d.source";
      case TITLE -> "d.published_title";
      case MEDIA_TYPE -> "d.published_media_type";
    };
  }

  @Override
  public String all() {
    return "1";
  }

  @Override
  public String comparison(Comparison comparison) {
    return condition(comparison);
  }

  @Override
  public String membership(Membership membership) {
    return condition(membership);
  }

  @Override
  public String exists(Exists exists) {
    return condition(exists);
  }

  @Override
  public String and(List<Filter> parts) {
    return joined(parts.stream().map(part -> part.accept(this)).toList(), " AND ");
  }

  /**
   * Conditions on the metadata become one look into it: asked one by one, a thousand of them would
   * be a thousand looks for each document.
   */
  @Override
  public String or(List<Filter> parts) {
    List<FilterCondition> conditions = new ArrayList<>();
    List<Filter> others = new ArrayList<>();
    for (Filter part : parts) {
      if (part instanceof FilterCondition condition && !isOwn(condition)) {
        conditions.add(condition);
      } else {
        others.add(part);
      }
    }
    List<String> made = new ArrayList<>();
    if (!conditions.isEmpty()) {
      made.add(metadata(EqualValues.merged(conditions)));
    }
    others.forEach(part -> made.add(part.accept(this)));
    return joined(made, " OR ");
  }

  @Override
  public String not(Filter filter) {
    return "NOT (" + filter.accept(this) + ")";
  }

  private String condition(FilterCondition condition) {
    return OwnField.of(condition.field())
        .map(field -> own(field, condition))
        .orElseGet(() -> metadata(List.of(condition)));
  }

  private String metadata(List<FilterCondition> conditions) {
    List<String> tests = new ArrayList<>();
    for (FilterCondition condition : conditions) {
      arguments.add(StoredText.of(condition.field()));
      ValueTest test = ValueTest.of(condition, "m.value", Optional.of("m.number"));
      arguments.addAll(test.arguments());
      tests.add("(m.name = ? AND " + test.sql() + ")");
    }
    return metadata + " AND " + joined(tests, " OR ") + ")";
  }

  // The source is never null; asked for plainly, it is found in its index.
  private String own(OwnField field, FilterCondition condition) {
    ValueTest test = ValueTest.of(condition, column(field), Optional.empty());
    arguments.addAll(test.arguments());
    return field == OwnField.SOURCE
        ? "(" + test.sql() + ")"
        : "(" + column(field) + " IS NOT NULL AND " + test.sql() + ")";
  }

  private static boolean isOwn(FilterCondition condition) {
    return OwnField.of(condition.field()).isPresent();
  }

  private static String joined(List<String> parts, String word) {
    if (parts.size() <= LONGEST_CHAIN) {
      return "(" + String.join(word, parts) + ")";
    }
    int half = parts.size() / 2;
    return "("
        + joined(parts.subList(0, half), word)
        + word
        + joined(parts.subList(half, parts.size()), word)
        + ")";
  }
}
