package io.astraflow.cli;

import java.time.Duration;
import java.util.Locale;

/** How numbers look to people, in every locale. */
final class Numbers {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private Numbers() {}

  /** Returns a number with its thousands set apart, such as {@code 1,204}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a count and what is counted, such as {@code 1,204 chunks}. */
  static String count(long number, String singular) {
    return grouped(number) + " " + (number == 1 ? singular : singular + "s");
  }

  /** Returns a size, such as {@code 3.4 MiB}. */
  static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }

  /** Returns a time in seconds with three decimals. */
  static double seconds(Duration duration) {
    return Math.round(duration.toNanos() / 1e6) / 1e3;
  }

  /** Returns a time as minutes and seconds, such as {@code 1:07}. */
  static String clock(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }

  /** Returns a fraction with a fixed number of decimals. */
  static String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
