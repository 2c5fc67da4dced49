package io.astraflow.core.internal.schema;

import java.util.List;

/** A model's JSON is malformed or does not fit; the message tells the model what to mend. */
public final class UnfitJsonException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_PROBLEMS = 8;
  private static final int LONGEST = 400;

  UnfitJsonException(String message, Throwable cause) {
    super(clipped(message), cause);
  }

  /** Creates an exception of what is wrong, the first problems of many. */
  public UnfitJsonException(List<String> problems) {
    super(joined(problems));
  }

  private static String joined(List<String> problems) {
    int more = problems.size() - MOST_PROBLEMS;
    return String.join(
            "; ", problems.stream().limit(MOST_PROBLEMS).map(UnfitJsonException::clipped).toList())
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
