package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.index.exact.Moments;
import io.astraflow.spi.index.IdSet;
import io.astraflow.testkit.index.RandomVectors;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final int DIMENSION = 16;

  private final RandomVectors random = new RandomVectors(3, DIMENSION, 8);
  private final Sample sample = new Sample(DIMENSION);
  private final Map<Long, float[]> all = new TreeMap<>();
  private int fetched;

  @Test
  void isEverythingOfLittle() {
    add(0, 700);
    float[] query = random.next();
    assertThat(sample.moments(query).mean()).isCloseTo(exact(query).mean(), within(1e-6));
    assertThat(sample.moments(query).deviation()).isCloseTo(exact(query).deviation(), within(1e-6));
    assertThat(fetched).isZero();
  }

  @Test
  void isLikeAllOfMuchAfterAdditionsAndRemovals() {
    add(0, 5_000);
    assertLikeAll();
    add(5_000, 30_000);
    assertLikeAll();
    // All that is old goes, and then most of what is there.
    remove(0, 12_000);
    assertLikeAll();
    remove(12_000, 28_500);
    assertLikeAll();
    remove(28_500, 29_950);
    assertThat(sample.size()).isEqualTo(50);
    remove(29_950, 30_000);
    assertThat(sample.moments(random.next()).mean()).isZero();
  }

  @Test
  void canBeDrawnFromWhatItHasNotSeen() {
    for (long id = 0; id < 20_000; id++) {
      all.put(id, random.next());
    }
    balance();
    assertThat(fetched).isBetween(800, 1_000);
    assertLikeAll();
  }

  private void assertLikeAll() {
    assertThat(sample.size()).isBetween(Math.min(600, all.size()), 1_050);
    for (int i = 0; i < 20; i++) {
      float[] query = random.next();
      Moments exact = exact(query);
      // Five standard errors of a sample of 600.
      assertThat(sample.moments(query).mean())
          .isCloseTo(exact.mean(), within(5 * exact.deviation() / Math.sqrt(600)));
      assertThat(sample.moments(query).deviation())
          .isCloseTo(exact.deviation(), within(0.25 * exact.deviation()));
    }
  }

  private Moments exact(float[] query) {
    Moments moments = new Moments();
    for (float[] vector : all.values()) {
      float sum = 0;
      for (int i = 0; i < DIMENSION; i++) {
        sum += vector[i] * query[i];
      }
      moments.add(sum);
    }
    return moments;
  }

  private void add(long from, long to) {
    for (long id = from; id < to; id++) {
      float[] vector = random.next();
      all.put(id, vector);
      sample.offer(id, vector);
    }
    balance();
  }

  private void remove(long from, long to) {
    for (long id = from; id < to; id++) {
      all.remove(id);
      sample.remove(id);
    }
    balance();
  }

  private void balance() {
    IdSet known = IdSet.ofAscending(all.keySet().stream().mapToLong(Long::longValue).toArray());
    sample.balance(
        known,
        ids -> {
          for (long id : ids) {
            fetched++;
            sample.offer(id, all.get(id));
          }
        });
  }
}
