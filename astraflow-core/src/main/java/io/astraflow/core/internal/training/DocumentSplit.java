package io.astraflow.core.internal.training;

import io.astraflow.core.internal.text.Sha256;
import io.astraflow.training.TrainingPair;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which side a pair is on, by a hash of what is in the documents it rests on: the same in every
 * export with the same share, and for all copies of a document.
 *
 * @param trainShare which share of the documents is trained with
 * @param contents returns what stands for the content of a document of this id, or the id
 */
record DocumentSplit(double trainShare, UnaryOperator<String> contents) {
  private static final int DIGITS = 13; // 52 bits, which a double holds exactly

  /** Returns whether a pair is to be trained with; empty where its documents are on both sides. */
  Optional<Boolean> trains(TrainingPair pair) {
    Set<String> keys =
        pair.documents().isEmpty()
            ? Set.of("question " + CleanPair.normalised(pair.question()))
            : pair.documents().stream().map(contents).collect(Collectors.toSet());
    Set<Boolean> sides = keys.stream().map(this::trains).collect(Collectors.toSet());
    return sides.size() == 1 ? Optional.of(sides.iterator().next()) : Optional.empty();
  }

  private boolean trains(String key) {
    long hash = Long.parseLong(Sha256.hex(key).substring(0, DIGITS), 16);
    return hash < trainShare * (1L << (4 * DIGITS));
  }
}
