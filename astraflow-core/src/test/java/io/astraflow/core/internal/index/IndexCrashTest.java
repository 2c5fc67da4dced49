package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorIndexFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are killed while they build graphs and write snapshots. */
class IndexCrashTest {
  /** For the first kind; the others get a few. */
  private static final int KILLS = 20;

  private static final int FEW_KILLS = 5;
  private static final int MOST_STEPS = 16;
  private static final int LONGEST_MILLIS = 100;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  @TempDir Path folder;

  static Stream<Arguments> kinds() {
    List<VectorIndexFactory> kinds = GraphKinds.all();
    return kinds.stream().map(kind -> Arguments.of(kind, kind == kinds.get(0) ? KILLS : FEW_KILLS));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void answersRightWheneverTheProcessWasKilled(
      VectorIndexFactory graphs, int kills, TestReporter reporter) throws Exception {
    reporter.publishEntry("seed", String.valueOf(seed));
    int steps = GrowingCollection.DOCUMENTS;
    int halfWritten = 0;
    int usable = 0;
    for (int kill = 1; kill <= kills; kill++) {
      steps = killed(graphs, steps);
      String when = "seed %d, kill %d, step %d".formatted(seed, kill, steps);
      halfWritten += leftOver().isEmpty() ? 0 : 1;
      usable += answersRight(graphs, steps, when) ? 1 : 0;
    }
    reporter.publishEntry("snapshots left half-written", halfWritten + " of " + kills);
    reporter.publishEntry("snapshots used", usable + " of " + kills);
    assertThat(usable).as("snapshots used").isPositive();
  }

  /** Goes on from a step in another process until that is killed; returns the last step begun. */
  private int killed(VectorIndexFactory graphs, int steps) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Without the Vector API, which is slow until compiled. Its snapshots can be read with it.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add(IndexProcess.class.getName());
    command.addAll(List.of(folder.toString(), graphs.id(), String.valueOf(steps)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      String last = output.readLine();
      for (int more = random.nextInt(MOST_STEPS); more > 0; more--) {
        last = output.readLine();
      }
      process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      process.toHandle().destroyForcibly(); // The process's own method closes its output.
      for (String line = last; line != null; line = output.readLine()) {
        last = line;
      }
      return Integer.parseInt(last);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Compares with a scan; says whether there was a graph at once, so from a snapshot. */
  private boolean answersRight(VectorIndexFactory graphs, int steps, String when) {
    GrowingCollection collection = new GrowingCollection();
    for (int i = 0; i < steps; i++) {
      collection.step();
    }
    assertThat(collection.files(folder).problem(collection.row())).as(when).isEmpty();
    Map<Long, float[]> truth = truth(collection);
    // With a threshold out of reach only a snapshot can bring a graph.
    try (CollectionIndex index = collection.open(folder, graphs, Integer.MAX_VALUE)) {
      int found = 0;
      for (int i = 0; i < 20; i++) {
        float[] query = collection.query();
        List<Long> expected = nearest(truth, query);
        Nearest nearest = index.search(query, 10, null);
        assertThat(nearest.hits()).as(when).hasSameSizeAs(expected);
        for (Hit hit : nearest.hits()) {
          assertThat(truth).as(when).containsKey(hit.id());
          float cosine = dot(query, truth.get(hit.id()));
          assertThat(hit.cosine()).as(when).isCloseTo(cosine, within(1e-4f));
          found += expected.contains(hit.id()) ? 1 : 0;
        }
      }
      assertThat(found).as(when + ": of the 200 nearest").isGreaterThanOrEqualTo(180);
      assertThat(index.search(collection.query(), truth.size() + 1, null).hits())
          .as(when)
          .extracting(Hit::id)
          .containsExactlyInAnyOrderElementsOf(truth.keySet());
      return index.state(0).kind().equals(graphs.id());
    }
  }

  private List<Path> leftOver() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  private static Map<Long, float[]> truth(GrowingCollection collection) {
    Map<Long, float[]> truth = new HashMap<>();
    long id = collection.row().id();
    collection
        .vectors()
        .store()
        .read(
            tx -> {
              tx.chunks().forEachVector(id, truth::put);
              return true;
            });
    return truth;
  }

  private static List<Long> nearest(Map<Long, float[]> truth, float[] query) {
    return truth.entrySet().stream()
        .sorted((a, b) -> Float.compare(dot(query, b.getValue()), dot(query, a.getValue())))
        .limit(10)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
