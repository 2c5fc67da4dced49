package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds everything that is to be hidden in a text. Immutable. */
final class Detection {
  private final List<Finder> finders;

  Detection(Redaction redaction) {
    this.finders = Finders.of(redaction);
  }

  /** Returns what was found, in order, without overlaps: of two, that of the first kind stays. */
  List<Found> find(String text) {
    List<Found> kept = new ArrayList<>();
    for (Finder finder : finders) {
      for (Found found : finder.find(text)) {
        if (kept.stream().noneMatch(found::overlaps)) {
          kept.add(found);
        }
      }
    }
    kept.sort(Comparator.comparingInt(Found::start));
    return kept;
  }
}
