package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.spi.index.IdSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final int MANY = 1_000;

  private final Slots slots = new Slots();

  @Test
  void goesToWhatIsAllowedAndThereWhetherFewOrMany() {
    for (long id = 0; id < MANY; id++) {
      slots.take(slots.reserve(slot -> {}), id);
    }
    slots.remove(3);
    assertThat(reached(null)).hasSize(MANY - 1).doesNotContain(3);
    assertThat(reached(ids(0, 500))).hasSize(499).doesNotContain(3).contains(0, 499);
    assertThat(reached(ids(2, 5))).containsExactlyInAnyOrder(2, 4);
    assertThat(reached(ids(MANY - 1, MANY + 2))).containsExactly(MANY - 1);
    assertThat(reached(ids(0, 0))).isEmpty();
  }

  private int[] reached(@Nullable IdSet allowed) {
    IntStream.Builder found = IntStream.builder();
    slots.forEach(allowed, found::add);
    return found.build().toArray();
  }

  private static IdSet ids(long from, long to) {
    return IdSet.ofAscending(LongStream.range(from, to).toArray());
  }
}
