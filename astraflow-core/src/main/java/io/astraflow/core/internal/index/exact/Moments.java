package io.astraflow.core.internal.index.exact;

/** Mean and deviation of the cosines seen so far. One thread at a time. */
public final class Moments {
  private long count;
  private double sum;
  private double squares;

  /** Creates the moments of nothing. */
  public Moments() {}

  /** Takes one more cosine. */
  public void add(float cosine) {
    count++;
    sum += cosine;
    squares += (double) cosine * cosine;
  }

  /** Returns the mean, 0 of nothing. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Returns the standard deviation over all that was seen, 0 of nothing. */
  public double deviation() {
    double mean = mean();
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
