package io.astraflow.benchmarks;

import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.core.internal.index.kernel.UnrolledDotProduct;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one inner product, by kernel: {@code fastest} is the Vector API's where it is there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DotProductBenchmark {
  private static final int VECTORS = 64;

  private final DotProduct unrolled = new UnrolledDotProduct();
  private final DotProduct fastest = DotProduct.fastest();

  /** Components of the vectors. */
  @Param({"384", "768", "1024"})
  public int dimension;

  private float[][] vectors = new float[0][];
  private int next;

  /** Creates the state. */
  public DotProductBenchmark() {}

  /** Draws the vectors. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    vectors = new float[VECTORS][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
  }

  /** The unrolled loops. */
  @Benchmark
  public float unrolled() {
    return unrolled.of(vectors[0], vector());
  }

  /** The kernel that is chosen in this JVM. */
  @Benchmark
  public float fastest() {
    return fastest.of(vectors[0], vector());
  }

  private float[] vector() {
    next = (next + 1) % VECTORS;
    return vectors[next];
  }
}
