package io.astraflow.core.internal.index;

/** Mean and deviation of the cosines seen so far. One thread at a time. */
final class Moments {
  private long count;
  private double sum;
  private double squares;

  void add(float cosine) {
    count++;
    sum += cosine;
    squares += (double) cosine * cosine;
  }

  /** Returns the mean, 0 of nothing. */
  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Returns the standard deviation over all that was seen, 0 of nothing. */
  double deviation() {
    double mean = mean();
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
