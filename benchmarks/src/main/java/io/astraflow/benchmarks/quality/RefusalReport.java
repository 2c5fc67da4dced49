package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.quality.Withholding.Missing;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts as tables in Markdown. Immutable. */
record RefusalReport(List<Verdict> verdicts) {
  private static final String HEAD =
      """
      | Set | Language | Missing | Questions with / without an answer | Decision | Precision | Recall\
       | Answered |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String CURVE_HEAD =
      """
      | Threshold | Precision | Recall | Answered | Mean of recall and answered |
      |---|---|---|---|---|
      """;

  RefusalReport {
    verdicts = List.copyOf(verdicts);
  }

  /** Returns, of the half that figures are of, a line for each set and for what was missing. */
  String table() {
    StringBuilder table = new StringBuilder(HEAD);
    for (String set : verdicts.stream().map(Verdict::set).distinct().toList()) {
      for (Missing missing : Missing.values()) {
        List<Verdict> some =
            reported().filter(each -> each.set().equals(set) && each.missing() == missing).toList();
        if (!some.isEmpty()) {
          String beginning =
              "| %s | %s | %s".formatted(set, some.get(0).language(), missing.shown());
          table.append(lines(beginning, some));
        }
      }
    }
    return table.append(lines("| all |  | ", reported().toList())).toString();
  }

  /**
   * Returns a line for each threshold, with the means over the sets and what was missing.
   *
   * @param reported whether of the half that figures are of, or of the one to choose by
   */
  String curve(boolean reported) {
    Collection<List<Verdict>> groups =
        verdicts.stream()
            .filter(each -> each.reported() == reported)
            .collect(Collectors.groupingBy(each -> List.of(each.set(), each.missing())))
            .values();
    StringBuilder table = new StringBuilder(CURVE_HEAD);
    for (double threshold : RefusalTrial.THRESHOLDS) {
      List<RefusalFigures> figures =
          groups.stream()
              .map(group -> RefusalFigures.of(group, each -> each.refusedAt(threshold)))
              .toList();
      table.append(
          String.format(
              Locale.ROOT,
              "| %.2f | %s | %s | %s | %s |%n",
              threshold,
              mean(figures, RefusalFigures::precision),
              mean(figures, RefusalFigures::recall),
              mean(figures, RefusalFigures::answered),
              mean(figures, RefusalFigures::balanced)));
    }
    return table.toString();
  }

  private static String mean(
      List<RefusalFigures> figures, ToDoubleFunction<RefusalFigures> figure) {
    return shown(figures.stream().mapToDouble(figure).average().orElse(0));
  }

  private Stream<Verdict> reported() {
    return verdicts.stream().filter(Verdict::reported);
  }

  private static String lines(String beginning, List<Verdict> some) {
    return line(beginning, some, "default threshold", Verdict::refused)
        + line(beginning, some, "before", Verdict::refusedBefore);
  }

  private static String line(
      String beginning, List<Verdict> some, String decision, Predicate<Verdict> refused) {
    RefusalFigures figures = RefusalFigures.of(some, refused);
    return "%s | %d / %d | %s | %s |%n"
        .formatted(
            beginning, figures.answerable(), figures.unanswerable(), decision, shown(figures));
  }

  private static String shown(RefusalFigures figures) {
    return String.join(
        " | ", shown(figures.precision()), shown(figures.recall()), shown(figures.answered()));
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", "");
  }
}
