package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionStats;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they work, at moments drawn from a seed that is reported. */
class CrashTest {
  private static final int KILLS = 50;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  @TempDir Path folder;
  private Path data;
  private Papers papers;

  @BeforeEach
  void reportSeed(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(seed));
    data = folder.resolve("data");
    papers = new Papers(folder.resolve("files"), 150, 4);
  }

  @Test
  void servesEachDocumentWholeHoweverOftenIngestionIsKilled(TestReporter reporter)
      throws Exception {
    papers.write(1);
    Duration whole = completeRun(folder.resolve("measured"));
    int version = 1;
    int midway = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      killWithin(whole, "ingest", data, papers.folder());
      int fresh = freshDocuments(version, "seed %d, kill %d".formatted(seed, kill));
      midway += fresh > 0 && fresh < papers.count() ? 1 : 0;
      if (fresh == papers.count()) {
        version++;
        papers.write(version);
      }
    }
    reporter.publishEntry("killed midway", midway + " of " + KILLS);
    assertThat(midway).as("kills between the first and the last document").isPositive();
    completeRun(data);
    assertThat(freshDocuments(version, "seed %d, last run".formatted(seed)))
        .isEqualTo(papers.count());
    Path elsewhere = folder.resolve("elsewhere");
    completeRun(elsewhere);
    assertThat(stats(data)).isEqualTo(stats(elsewhere));
  }

  @Test
  void aKilledBackupHarmsNeitherTheStoreNorTheBackupsBefore() throws Exception {
    papers.write(1);
    completeRun(data);
    for (int kill = 0; kill < 3; kill++) {
      Path backups = Files.createDirectory(folder.resolve("backups" + kill));
      killWithin(Duration.ofSeconds(1), "backup", data, backups);
      assertThat(freshDocuments(1, "seed " + seed)).isEqualTo(papers.count());
      for (Path backup : finishedBackups(backups)) {
        Path restored = folder.resolve("restored-" + kill + "-" + backup.getFileName());
        AstraFlow.restore(backup, restored);
        assertThat(stats(restored)).isEqualTo(stats(data));
      }
      try (AstraFlow astra = Engines.open(data)) {
        astra.backup(backups.resolve("backup-" + finishedBackups(backups).size() + "b.db"));
      }
    }
  }

  private static List<Path> finishedBackups(Path backups) throws IOException {
    try (Stream<Path> files = Files.list(backups)) {
      return files.filter(f -> f.toString().endsWith(".db")).sorted().limit(2).toList();
    }
  }

  private void killWithin(Duration longest, Object... arguments) throws Exception {
    try (ChildEngine child = ChildEngine.start(arguments)) {
      child.expect("started");
      child.endsWithin(Duration.ofNanos(random.nextLong(longest.toNanos())));
      child.kill();
    }
  }

  /** Returns how long it took from the first statement to the end of the process. */
  private Duration completeRun(Path folderOfData) throws Exception {
    try (ChildEngine child = ChildEngine.start("ingest", folderOfData, papers.folder())) {
      child.expect("started");
      long start = System.nanoTime();
      child.expect("open");
      assertThat(child.rest()).startsWith("failed 0 ");
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static CollectionStats stats(Path folderOfData) {
    try (AstraFlow astra = Engines.open(folderOfData)) {
      assertThat(astra.verify().problems()).isEmpty();
      return astra.workspace().collection(EngineProcess.COLLECTION).stats();
    }
  }

  /** Checks everything that is served, and returns how many documents are of the version. */
  private int freshDocuments(int version, String when) throws InterruptedException {
    try (AstraFlow astra = Engines.open(data)) {
      assertThat(astra.verify().problems()).as(when).isEmpty();
      Collection collection = astra.workspace().collection(EngineProcess.COLLECTION);
      Map<String, List<Passage>> found = passages(collection);
      Map<String, Document> documents = new HashMap<>();
      collection.forEachDocument(d -> assertThat(documents.put(d.source(), d)).as(when).isNull());
      assertThat(documents.keySet()).as(when).containsAll(found.keySet());
      int fresh = 0;
      for (int i = 0; i < papers.count(); i++) {
        List<Passage> passages = found.getOrDefault(papers.file(i).toString(), List.of());
        if (!passages.isEmpty()) {
          String text = collection.text(passages.get(0).documentId()).orElseThrow();
          assertThat(text).as(when).isIn(papers.text(i, version), papers.text(i, version - 1));
          assertWhole(text, passages, when);
          assertThat(passages).hasSize(documents.get(passages.get(0).source()).chunks());
          fresh += text.equals(papers.text(i, version)) ? 1 : 0;
        } else {
          assertThat(version).as("%s: %s was served before", when, papers.file(i)).isEqualTo(1);
        }
      }
      return fresh;
    }
  }

  private static Map<String, List<Passage>> passages(Collection collection)
      throws InterruptedException {
    List<Passage> all = new ArrayList<>();
    for (SearchMode mode : List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC)) {
      Query query = Query.of(Papers.COMMON_WORD).withMode(mode).withTopK(10_000);
      List<Passage> found = collection.retriever().retrieve(query);
      assertThat(found).hasSize((int) collection.stats().chunks());
      all = found;
    }
    return all.stream()
        .sorted(Comparator.comparingInt(Passage::start))
        .collect(Collectors.groupingBy(Passage::source));
  }

  private static void assertWhole(String text, List<Passage> passages, String when) {
    int covered = 0;
    for (Passage passage : passages) {
      assertThat(text.substring(passage.start(), passage.end())).as(when).isEqualTo(passage.text());
      assertThat(text.substring(covered, passage.start())).as(when).isBlank();
      covered = passage.end();
    }
    assertThat(text.substring(covered)).as(when).isBlank();
  }
}
