package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while tasks run, at moments drawn from a seed that is reported. */
class TaskCrashTest {
  private static final int KILLS = 50;
  private static final Duration LONGEST = Duration.ofMillis(900);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Ledger ledger = new Ledger();
  @TempDir Path data;

  @BeforeEach
  void reportSeed(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(seed));
  }

  @Test
  void losesNoTaskAndDoublesNone(TestReporter reporter) throws Exception {
    int waiting = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      String when = "seed %d, kill %d".formatted(seed, kill);
      killed(kill % 2 == 0).lines().forEach(line -> ledger.read(line, when));
      waiting += unfinished(when);
    }
    reporter.publishEntry("tasks", ledger.submitted.size() + " acknowledged by " + KILLS);
    reporter.publishEntry("unfinished", waiting + " by all kills");
    assertThat(ledger.submitted).as("tasks submitted").isNotEmpty();
    assertThat(ledger.ingested).as("documents ingested").isNotEmpty();
    assertThat(waiting).as("tasks that kills cut").isPositive();
    String when = "seed %d, at the end".formatted(seed);
    try (AstraFlow astra = CrashTasks.open(data, true, true, line -> ledger.read(line, when))) {
      checkTasks(astra.workspace().tasks(), when);
      checkSummaries(astra, when);
      assertThat(astra.verify().problems()).as(when).isEmpty();
    }
  }

  private String killed(boolean model) throws Exception {
    try (ChildEngine child = ChildEngine.start("tasks", data, model)) {
      child.expect("started");
      child.expect("open");
      child.endsWithin(Duration.ofNanos(random.nextLong(LONGEST.toNanos())));
      child.kill();
      return child.rest();
    }
  }

  /** Checks what is kept, running nothing, and returns how many tasks have not ended. */
  private int unfinished(String when) {
    try (AstraFlow astra = CrashTasks.open(data, false, false, line -> {})) {
      assertThat(astra.verify().problems()).as(when).isEmpty();
      Tasks tasks = astra.workspace().tasks();
      Set<String> kept = new HashSet<>();
      int unfinished = 0;
      for (Task task : all(tasks, CrashTasks.LEADER)) {
        String name = tasks.input(task.id(), CrashTasks.LEADER).orElseThrow();
        assertThat(kept.add(name)).as("%s: %s twice", when, name).isTrue();
        assertThat(task.state()).as(when).isIn(TaskState.QUEUED, TaskState.SUCCEEDED);
        assertThat(task.failure()).as(when).isEmpty();
        if (ledger.ended.contains(name)) {
          assertThat(task.state()).as(when).isEqualTo(TaskState.SUCCEEDED);
        }
        unfinished += task.state().isFinal() ? 0 : 1;
      }
      assertThat(kept).as(when).containsAll(ledger.submitted);
      return unfinished;
    }
  }

  private void checkTasks(Tasks tasks, String when) throws InterruptedException {
    Set<String> led = ended(tasks, CrashTasks.LEADER, when);
    assertThat(led).as(when).containsAll(ledger.submitted);
    assertThat(ended(tasks, CrashTasks.FOLLOWER, when)).as(when).isEqualTo(led);
  }

  /** Awaits all tasks of a kind, and returns what each of them was about. */
  private static Set<String> ended(Tasks tasks, TaskKind<String, String> kind, String when)
      throws InterruptedException {
    Set<String> names = new HashSet<>();
    for (Task task : all(tasks, kind)) {
      Task ended = tasks.await(task.id(), Duration.ofMinutes(1));
      String name = tasks.input(task.id(), kind).orElseThrow();
      assertThat(ended.state()).as("%s: %s", when, ended).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.attempts()).as("%s: %s", when, ended).isOne();
      assertThat(tasks.result(task.id(), kind)).as(when).contains(name);
      assertThat(names.add(name)).as("%s: %s twice", when, name).isTrue();
    }
    return names;
  }

  private void checkSummaries(AstraFlow astra, String when) throws InterruptedException {
    Collection papers = astra.workspace().collection(EngineProcess.COLLECTION);
    papers.ingestor().ingest(Source.text("last", "The last bridge.")); // and what was left pending
    Tasks tasks = astra.workspace().tasks();
    List<Task> summaries = all(tasks, SummaryTask.KIND);
    for (Task task : summaries) {
      Task ended = tasks.await(task.id(), Duration.ofMinutes(1));
      assertThat(ended.state()).as("%s: %s", when, ended).isEqualTo(TaskState.SUCCEEDED);
    }
    List<Document> documents = new ArrayList<>();
    papers.forEachDocument(documents::add);
    assertThat(documents)
        .as(when)
        .extracting(Document::source)
        .doesNotHaveDuplicates()
        .containsAll(ledger.ingested);
    assertThat(summaries).as(when).hasSameSizeAs(documents);
    Set<String> writers = new HashSet<>();
    for (Document document : documents) {
      Summary summary = papers.summaries().ofDocument(document.id()).orElseThrow();
      assertThat(summary.current()).as(when).isTrue();
      assertThat(summary.sha256()).as(when).isEqualTo(document.sha256());
      writers.add(summary.writer());
    }
    assertThat(writers).as(when).contains("paced:model").isSubsetOf("paced:model", "extractive");
  }

  private static List<Task> all(Tasks tasks, TaskKind<?, ?> kind) {
    List<Task> all = new ArrayList<>();
    TaskFilter filter = TaskFilter.all().withKind(kind.id());
    Optional<PageRequest> next = Optional.of(PageRequest.first(500));
    while (next.isPresent()) {
      Page<Task> page = tasks.list(filter, next.get());
      all.addAll(page.items());
      next = page.next().map(PageRequest.first(500)::after);
    }
    return all;
  }

  /** What processes have told so far, in their order. */
  private static final class Ledger {
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> ingested = new HashSet<>();
    private final Set<String> stepped = new HashSet<>();

    // The last line may be cut: what was not told whole was not acknowledged.
    synchronized void read(String line, String when) {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || !words[2].equals(".")) {
        return;
      }
      switch (words[0]) {
        case "submitted" -> submitted.add(words[1]);
        case "ended" -> ended.add(words[1]);
        case "ingested" -> ingested.add(words[1]);
        case "stepped" -> stepped.add(words[1]);
        case "begun" -> assertThat(ended).as("%s: begun again", when).doesNotContain(words[1]);
        case "stepping" -> assertThat(stepped).as("%s: done again", when).doesNotContain(words[1]);
        default -> throw new AssertionError(when + ": " + line);
      }
    }
  }
}
