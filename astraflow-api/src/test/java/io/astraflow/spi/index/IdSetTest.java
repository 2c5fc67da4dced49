package io.astraflow.spi.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IdSetTest {

  @Property
  void holdsTheIdsThatItWasMadeOf(
      @ForAll Set<@IntRange(min = -300, max = 300) Integer> ids, @ForAll long offset) {
    long[] sorted = ids.stream().mapToLong(id -> id + offset / 2).sorted().toArray();
    IdSet set = IdSet.ofAscending(sorted);
    for (int id = -400; id <= 400; id++) {
      assertThat(set.test(id + offset / 2)).isEqualTo(ids.contains(id));
    }
  }

  @Property
  void holdsIdsThatLieFarApart(@ForAll Set<Long> ids, @ForAll long other) {
    IdSet set = IdSet.ofAscending(ids.stream().mapToLong(Long::longValue).sorted().toArray());
    assertThat(ids).allMatch(set::test);
    assertThat(set.test(other)).isEqualTo(ids.contains(other));
  }

  @Example
  void subtracts() {
    IdSet set = IdSet.ofAscending(new long[] {1, 2, 3, 5});
    assertThat(set.without(IdSet.ofAscending(new long[] {2, 5, 6}))).containsExactly(1, 3);
  }

  @Example
  void intersects() {
    IdSet set = IdSet.ofAscending(new long[] {1, 2, 3, 5});
    assertThat(set.and(IdSet.ofAscending(new long[] {2, 5, 6})).ids()).containsExactly(2, 5);
    assertThat(set.and(IdSet.ofAscending(new long[] {0, 1, 2, 3, 5}))).isSameAs(set);
  }

  @Example
  void refusesIdsThatDoNotAscend() {
    assertThatThrownBy(() -> IdSet.ofAscending(new long[] {1, 3, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }
}
