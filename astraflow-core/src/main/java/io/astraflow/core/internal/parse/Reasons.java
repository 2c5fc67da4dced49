package io.astraflow.core.internal.parse;

/** Words failures of third-party parsers for people. */
public final class Reasons {
  private static final int LONGEST = 160;

  private Reasons() {}

  /** Why a document of a known type could not be read. */
  public static String damaged(String type, Throwable cause) {
    String detail = cause.getMessage();
    if (detail == null || detail.isBlank()) {
      detail = cause.getClass().getSimpleName();
    }
    String line = CleanText.of(detail).lines().findFirst().orElse("").strip();
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return "damaged or not really " + type + " (" + shortened + ")";
  }
}
