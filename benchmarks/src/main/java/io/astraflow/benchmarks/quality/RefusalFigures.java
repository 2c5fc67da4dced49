package io.astraflow.benchmarks.quality;

import java.util.List;
import java.util.function.Predicate;

/**
 * How good refusing is. Immutable.
 *
 * @param answerable how many questions have an answer in the collection
 * @param unanswerable how many have none
 * @param refused how many of both were refused
 * @param refusedRightly how many of those without an answer were refused
 */
record RefusalFigures(int answerable, int unanswerable, int refused, int refusedRightly) {

  /** Counts. */
  static RefusalFigures of(List<Verdict> verdicts, Predicate<Verdict> refused) {
    int answerable = (int) verdicts.stream().filter(Verdict::answerable).count();
    List<Verdict> all = verdicts.stream().filter(refused).toList();
    int rightly = (int) all.stream().filter(verdict -> !verdict.answerable()).count();
    return new RefusalFigures(answerable, verdicts.size() - answerable, all.size(), rightly);
  }

  /** Returns which part of what was refused has no answer; 1 where nothing was refused. */
  double precision() {
    return refused == 0 ? 1 : refusedRightly / (double) refused;
  }

  /** Returns which part of what has no answer was refused; 1 where everything has one. */
  double recall() {
    return unanswerable == 0 ? 1 : refusedRightly / (double) unanswerable;
  }

  /** Returns which part of what has an answer was not refused; 1 where nothing has one. */
  double answered() {
    return answerable == 0 ? 1 : 1 - (refused - refusedRightly) / (double) answerable;
  }

  /**
   * Returns the mean of {@link #recall} and {@link #answered}: .5 for whoever refuses all, nothing
   * or by chance, however many questions have an answer.
   */
  double balanced() {
    return (recall() + answered()) / 2;
  }
}
