package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.packed.Codes.Probe;
import io.astraflow.spi.index.IdSet;
import org.jspecify.annotations.Nullable;

/** Scores the codes of all that is allowed. One thread. */
final class Scan {
  private final Slots slots;
  private final Probe probe;
  private final Beam beam;
  private final int[] batch;
  private int gathered;

  /** Takes what is read ahead, so that the reading is not optimised away. */
  @SuppressWarnings("unused")
  private int touched;

  Scan(Graph graph, Probe probe, Walk walk) {
    this.slots = graph.slots;
    this.probe = probe;
    this.beam = walk.beam;
    this.batch = walk.gathered;
  }

  /** Fills the beam with the best that many of the allowed slots; of all if it is null. */
  void fill(@Nullable IdSet allowed, int width) {
    beam.reset(width);
    slots.forEach(allowed, this::gather);
    score();
  }

  private void gather(int slot) {
    touched += probe.touch(slot);
    batch[gathered++] = slot;
    if (gathered == batch.length) {
      score();
    }
  }

  private void score() {
    float threshold = beam.threshold();
    for (int i = 0; i < gathered; i++) {
      float score = probe.score(batch[i]);
      if (score > threshold) {
        beam.offer(batch[i], score);
        threshold = beam.threshold();
      }
    }
    gathered = 0;
  }
}
