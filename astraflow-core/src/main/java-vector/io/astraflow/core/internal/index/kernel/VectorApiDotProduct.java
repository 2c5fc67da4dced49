package io.astraflow.core.internal.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with four accumulators of the widest registers that the processor prefers. */
final class VectorApiDotProduct implements DotProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  VectorApiDotProduct() {}

  @Override
  public String name() {
    return "vector-api";
  }

  @Override
  public float of(float[] a, float[] b) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = FloatVector.zero(SPECIES);
    FloatVector s2 = FloatVector.zero(SPECIES);
    FloatVector s3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (int end = a.length - 4 * LANES; i <= end; i += 4 * LANES) {
      s0 = at(a, i).fma(at(b, i), s0);
      s1 = at(a, i + LANES).fma(at(b, i + LANES), s1);
      s2 = at(a, i + 2 * LANES).fma(at(b, i + 2 * LANES), s2);
      s3 = at(a, i + 3 * LANES).fma(at(b, i + 3 * LANES), s3);
    }
    for (int end = a.length - LANES; i <= end; i += LANES) {
      s0 = at(a, i).fma(at(b, i), s0);
    }
    float tail = 0;
    for (; i < a.length; i++) {
      tail += a[i] * b[i];
    }
    return s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD) + tail;
  }

  private static FloatVector at(float[] values, int offset) {
    return FloatVector.fromArray(SPECIES, values, offset);
  }
}
