package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestTask;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TasksCommandTest {
  @TempDir Path folder;
  private Path notes;

  @BeforeEach
  void write() throws IOException {
    notes = Files.writeString(folder.resolve("notes.txt"), "The library opens at noon.");
  }

  @Test
  void submitsRunsShowsAndClears() {
    CommandRun submitted = run("tasks", "submit", "ingest", notes.toString());
    JsonNode waiting = run("tasks", "--json").json().path("tasks").path(0);
    JsonNode ran = run("tasks", "run", "--json").json();
    CommandRun listed = run("tasks");
    CommandRun shown = run("tasks", "show", waiting.path("id").asString());
    CommandRun kept = run("tasks", "clear", "--older-than", "1d");
    CommandRun cleared = run("tasks", "clear", "--json");

    assertThat(submitted.out()).contains("ingest      queued, due ");
    assertThat(submitted.err()).contains("astraflow tasks run");
    assertThat(waiting.path("state").asString()).isEqualTo("queued");
    assertThat(ran.path("succeeded").asInt()).isEqualTo(1);
    assertThat(ran.path("waiting").asInt()).isZero();
    assertThat(listed.out()).contains("ingest      succeeded, 1/1, 1 attempt", "1 task");
    assertThat(shown.out()).contains("State       succeeded", "Attempts    1");
    assertThat(kept.out()).contains("Deleted 0 tasks");
    assertThat(cleared.json().path("deleted").asInt()).isEqualTo(1);
    assertThat(run("documents").out()).contains("notes.txt");
  }

  @Test
  void summarisesAndFindsInsightsOfWhatIsNamed() {
    run("ingest", notes.toString());
    run("tasks", "submit", "summarize");
    run("tasks", "submit", "summarize", notes.toString());
    run("tasks", "submit", "insights", notes.toString());

    CommandRun ran = run("tasks", "run", "--model", "extractive");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualToNormalizingNewlines("Tasks: 3 succeeded, 0 failed; 0 waiting\n");
    assertThat(run("tasks", "--kind", "insights", "--limit", "5").out()).contains("1 task");
  }

  @Test
  void noOtherCommandRunsWhatWaits() {
    run("ingest", notes.toString());
    run("tasks", "submit", "insights", notes.toString());

    run("search", "library");
    run("status");
    run("ask", "When does the library open?", "--model", "extractive");
    run("chat", "When does the library open?", "--model", "extractive");

    assertThat(run("tasks", "--state", "queued,running").out()).contains("1 task");
  }

  @Test
  void ingestSaysWhatWaitsAndRunsItWhereItIsAskedTo() throws IOException {
    inEngine(
        astra ->
            astra
                .workspace()
                .collection("default")
                .configure(CollectionSettings.defaults().withInsightsAfterIngestion(true)));

    CommandRun left = run("ingest", notes.toString());
    Files.writeString(notes, "The library opens at ten.");
    CommandRun waited = run("ingest", notes.toString(), "--wait", "--json");

    assertThat(left.err()).contains("Waiting: 1 task. Run them with: astraflow tasks run");
    assertThat(waited.json().path("updated").asInt()).isEqualTo(1);
    assertThat(waited.err()).contains("Tasks: 2 succeeded, 0 failed; 0 waiting");
  }

  @Test
  void leavesWhatIsDueLaterAndWhatNothingHandlesHere() {
    TaskKind<String, String> other = TaskKind.of("other", String.class, String.class);
    inEngine(
        astra ->
            astra
                .workspace()
                .tasks()
                .submit(
                    TaskRequest.of(IngestTask.KIND, IngestTask.of("default", notes))
                        .withNotBefore(Instant.now().plus(Duration.ofDays(1)))));
    try (AstraFlow astra =
        AstraFlow.builder(data())
            .task(other, workspace -> (input, context) -> input)
            .runTasks(false)
            .build()) {
      astra.workspace().tasks().submit(other, "x");
    }

    CommandRun ran = run("tasks", "run");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("0 succeeded, 0 failed; 2 waiting");
    assertThat(run("tasks").out()).contains("until a handler for the kind 'other'");
  }

  @Test
  void reportsCancelsAndRetriesWhatFails() throws IOException {
    Path gone = Files.writeString(folder.resolve("gone.txt"), "Soon gone.");
    String id = submit("ingest", gone.toString());
    Files.delete(gone);

    CommandRun ran = run("tasks", "run");
    CommandRun cancelled = run("tasks", "cancel", id);
    CommandRun retried = run("tasks", "retry", id);
    CommandRun cancelledNow = run("tasks", "cancel", id, "--json");

    assertThat(ran.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out()).contains("failed", "0 succeeded, 1 failed");
    assertThat(cancelled.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cancelled.err()).contains("Task " + id + " is failed: it has ended already.");
    assertThat(retried.out()).contains("queued, due");
    assertThat(cancelledNow.json().path("tasks").path(0).path("state").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void changesAllTasksThatAreNamedOrNone() {
    String ended = submit("ingest", notes.toString());
    run("tasks", "run");
    String one = submit("ingest", notes.toString());
    String other = submit("ingest", notes.toString());

    CommandRun refused = run("tasks", "cancel", one, ended);
    String untouched = run("tasks", "show", one, "--json").json().path("state").asString();
    CommandRun cancelled = run("tasks", "cancel", other, one, other, "--json");
    CommandRun retried = run("tasks", "retry", one, one);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("Task " + ended + " is succeeded: it has ended already. No task was changed.");
    assertThat(refused.out()).isEmpty();
    assertThat(untouched).isEqualTo("queued");
    assertThat(cancelled.exitCode()).as(cancelled.err()).isZero();
    assertThat(cancelled.json().path("tasks").valueStream().map(t -> t.path("id").asString()))
        .containsExactly(other, one);
    assertThat(retried.exitCode()).as(retried.err()).isZero();
    assertThat(retried.out()).contains("queued, due").hasLineCount(1);
  }

  @Test
  void leavesTheRestQueuedWhenItIsStopped() {
    String id = submit("ingest", notes.toString());
    Interruption stopped = new Interruption(Thread.currentThread());
    stopped.cancellation().cancel();
    StringWriter out = new StringWriter();

    int exitCode =
        Main.run(
            new String[] {"tasks", "run", "--json", "--data", data().toString()},
            System.in,
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            stopped);

    assertThat(exitCode).isIn(ExitCode.INTERRUPTED, ExitCode.OK); // It may have been quick.
    String state = run("tasks", "show", id, "--json").json().path("state").asString();
    assertThat(state).isEqualTo(exitCode == ExitCode.OK ? "succeeded" : "queued");
  }

  @Test
  void listsPageByPage() {
    submit("ingest", notes.toString());
    submit("ingest", notes.toString());

    JsonNode first = run("tasks", "--limit", "1", "--json").json();
    JsonNode second =
        run("tasks", "--limit", "1", "--after", first.path("next").asString(), "--json").json();

    assertThat(first.path("tasks").path(0).path("id").asLong())
        .isGreaterThan(second.path("tasks").path(0).path("id").asLong());
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(run("tasks", "--limit", "1").out()).contains("There are more: --after ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks show 99",
        "tasks cancel 99",
        "tasks retry 99",
        "tasks show x",
        "tasks cancel",
        "tasks clear --older-than soon",
        "tasks --state lost",
        "tasks --limit 0",
        "tasks sing",
        "tasks submit dance",
        "tasks submit ingest",
        "tasks submit ingest no/such/file",
        "tasks submit insights nothing.txt",
        "tasks submit summarize --delete-vanished",
        "tasks --collection nosuch",
        "tasks run --collection default",
        "tasks show 1 --collection default",
        "tasks cancel 1 --collection default",
        "tasks clear --collection default",
        "tasks run --model gpt"
      })
  void wrongUsageIsOneLineAndExitCodeTwo(String line) {
    run("ingest", notes.toString());

    CommandRun run = run(line.split(" "));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("astraflow: ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  private String submit(String... what) {
    List<String> all = new ArrayList<>(List.of("tasks", "submit", "--json"));
    all.addAll(List.of(what));
    return run(all.toArray(String[]::new)).json().path("tasks").path(0).path("id").asString();
  }

  private void inEngine(Consumer<AstraFlow> work) {
    try (AstraFlow astra = AstraFlow.builder(data()).runTasks(false).build()) {
      work.accept(astra);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
