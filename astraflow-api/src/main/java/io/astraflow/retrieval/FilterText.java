package io.astraflow.retrieval;

import io.astraflow.retrieval.FilterCondition.Comparison;
import io.astraflow.retrieval.FilterCondition.Exists;
import io.astraflow.retrieval.FilterCondition.Membership;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a filter as the text that {@link Filter#parse} reads back. */
final class FilterText implements FilterVisitor<String> {
  private static final FilterText WRITER = new FilterText();

  private FilterText() {}

  static String of(Filter filter) {
    return filter.accept(WRITER);
  }

  @Override
  public String all() {
    return "all";
  }

  @Override
  public String comparison(Comparison comparison) {
    return name(comparison.field())
        + " "
        + comparison.operator().text()
        + " "
        + value(comparison.value());
  }

  @Override
  public String membership(Membership membership) {
    return membership.values().stream()
        .map(FilterText::value)
        .collect(
            Collectors.joining(
                ", ",
                name(membership.field()) + (membership.excluded() ? " not" : "") + " in (",
                ")"));
  }

  @Override
  public String exists(Exists exists) {
    return "exists " + name(exists.field());
  }

  @Override
  public String and(List<Filter> parts) {
    return parts.stream()
        .map(part -> isOr(part) ? "(" + part + ")" : part.toString())
        .collect(Collectors.joining(" and "));
  }

  @Override
  public String or(List<Filter> parts) {
    return parts.stream().map(Filter::toString).collect(Collectors.joining(" or "));
  }

  @Override
  public String not(Filter filter) {
    return "not " + (filter instanceof FilterJunction ? "(" + filter + ")" : filter);
  }

  private static boolean isOr(Filter filter) {
    return filter instanceof FilterJunction joined && joined.kind() == FilterJunction.Kind.OR;
  }

  private static String name(String field) {
    return FilterLexer.isPlainName(field) ? field : quoted(field, '`');
  }

  private static String value(FilterValue value) {
    return value instanceof FilterValue.Decimal decimal
        ? MetadataNumber.text(decimal.number())
        : quoted(((FilterValue.Text) value).text(), '"');
  }

  private static String quoted(String text, char quote) {
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            point -> {
              boolean halfAPair = point <= 0xFFFF && Character.isSurrogate((char) point);
              if (halfAPair || Character.isISOControl(point)) {
                quoted.append("\\u%04x".formatted(point));
              } else {
                quoted.append(point == quote || point == '\\' ? "\\" : "").appendCodePoint(point);
              }
            });
    return quoted.append(quote).toString();
  }
}
