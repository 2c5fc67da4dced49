package io.astraflow.testkit.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import io.astraflow.retrieval.FilterCondition.Operator;
import io.astraflow.retrieval.FilterValue;
import io.astraflow.retrieval.MetadataNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws filters and metadata from few names and values, so that they often meet. */
final class RandomFilters {
  private static final List<String> NAMES =
      List.of("a", "n", "it's", "b`\"", "nul\0", "title", "source", "media_type", "absent");

  private static final List<String> VALUES =
      List.of(
          "",
          "a",
          "A",
          "ab",
          "b",
          "é",
          "\uFFFD",
          "\uD83D\uDE00",
          "nul \0 x",
          "' OR 1=1 --",
          "\"",
          "%",
          "2020",
          "2020.0",
          "-5",
          "+7",
          "007",
          "-0",
          "1e3",
          " 1",
          "3.14",
          "3.140",
          "-3.15",
          "9007199254740992",
          "9007199254740993",
          "2024-01-05",
          "2024-11-05",
          "Title",
          "text/plain");

  /** Half a surrogate pair, which can only be compared for equality. */
  private static final String HALF = "half \uD83D";

  private final Random random;

  RandomFilters(long seed) {
    random = new Random(seed);
  }

  /** Returns names and values in turn. */
  String[] metadata() {
    List<String> all = new ArrayList<>();
    for (String name : NAMES.subList(0, NAMES.size() - 1)) {
      if (random.nextInt(3) > 0) {
        all.add(name);
        all.add(random.nextInt(20) == 0 ? HALF : drawn(VALUES));
      }
    }
    return all.toArray(String[]::new);
  }

  /** Returns a filter of at most this depth. */
  Filter filter(int depth) {
    int kind = random.nextInt(depth > 1 ? 8 : 4);
    return switch (kind) {
      case 0 -> new Exists(drawn(NAMES));
      case 1 -> membership();
      case 2, 3 -> comparison();
      case 4 -> filter(depth - 1).negated();
      case 5, 6 -> Filter.allOf(filters(depth - 1));
      default -> Filter.anyOf(filters(depth - 1));
    };
  }

  private List<Filter> filters(int depth) {
    List<Filter> filters = new ArrayList<>();
    for (int left = 2 + random.nextInt(random.nextInt(10) == 0 ? 40 : 3); left > 0; left--) {
      filters.add(filter(depth));
    }
    return filters;
  }

  private Filter comparison() {
    Operator operator = drawn(List.of(Operator.values()));
    boolean onlyText = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
    FilterValue value = onlyText ? FilterValue.of(drawn(VALUES)) : value();
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    return new Comparison(
        drawn(NAMES), operator, equality && random.nextInt(10) == 0 ? FilterValue.of(HALF) : value);
  }

  private Filter membership() {
    List<FilterValue> values = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      values.add(value());
    }
    return new Membership(drawn(NAMES), random.nextBoolean(), values);
  }

  private FilterValue value() {
    String text = drawn(VALUES);
    return random.nextBoolean()
        ? FilterValue.of(text)
        : MetadataNumber.parse(text).map(FilterValue::of).orElse(FilterValue.of(text));
  }

  private <T> T drawn(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
