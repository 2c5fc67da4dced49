package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.index.packed.Plan.Way;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int MANY = 1_000_000;

  @Test
  void readsAFewVectorsOfALargeCollectionForAThousandHits() {
    assertThat(Plan.cheapest(MANY, MANY, 1_500, 3_020)).isEqualTo(new Plan(Way.WALK, 1_500));
    assertThat(Plan.cheapest(MANY, 20_000, 1_500, 3_020)).isEqualTo(new Plan(Way.SCAN, 3_020));
  }

  @Test
  void comparesAllExactlyWhereCodesCouldSpareLessThanHalf() {
    assertThat(Plan.cheapest(MANY, 100, 40, 50).way()).isEqualTo(Way.EXACT);
    assertThat(Plan.cheapest(MANY, 101, 40, 50).way()).isEqualTo(Way.SCAN);
  }

  @Test
  void comparesAllExactlyWhereABeamWouldBeTooLong() {
    assertThat(Plan.cheapest(MANY, MANY, 5_000, 10_001).way()).isEqualTo(Way.EXACT);
    assertThat(Plan.cheapest(MANY, MANY, 5_000, 10_000).way()).isEqualTo(Way.SCAN);
    int most = Integer.MAX_VALUE;
    assertThat(Plan.cheapest(MANY, MANY, most, most).way()).isEqualTo(Way.EXACT);
  }
}
