package io.astraflow.core.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class RelatednessTest {
  private static final double RELATED_COSINE = 0.36;

  @Property
  void isAPartOfOne(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = -1, max = 1) double cosine,
      @ForAll @DoubleRange(min = 0, max = 1) double sight,
      @ForAll @DoubleRange(min = 0, max = 1) double relatedCosine) {
    assertThat(new Relatedness(relatedCosine, sight).of(share, OptionalDouble.of(cosine)))
        .isBetween(0.0, 1.0);
  }

  @Property
  void growsWithTheWordsAndTheCosine(
      @ForAll @DoubleRange(min = 0, max = 1) double less,
      @ForAll @DoubleRange(min = 0, max = 1) double more,
      @ForAll @DoubleRange(min = -1, max = 1) double far,
      @ForAll @DoubleRange(min = -1, max = 1) double near,
      @ForAll @DoubleRange(min = 0, max = 1) double sight) {
    Relatedness relatedness = new Relatedness(RELATED_COSINE, sight);
    assertThat(relatedness.of(Math.max(less, more), OptionalDouble.of(Math.max(far, near))))
        .isGreaterThanOrEqualTo(
            relatedness.of(Math.min(less, more), OptionalDouble.of(Math.min(far, near))));
  }

  @Property
  void goesByTheWordsAloneWhereVectorsSayNothing(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @DoubleRange(min = -1, max = 1) double cosine) {
    assertThat(new Relatedness(RELATED_COSINE, 0).of(share, OptionalDouble.of(cosine)))
        .isEqualTo(new Relatedness(RELATED_COSINE, 1).of(share, OptionalDouble.empty()))
        .isEqualTo(share);
  }
}
