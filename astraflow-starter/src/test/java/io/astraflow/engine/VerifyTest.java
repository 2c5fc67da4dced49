package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.ingest.IngestTask;
import io.astraflow.ingest.Source;
import io.astraflow.task.Task;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path folder;

  @Test
  void namesADamagedIndexSnapshot() throws Exception {
    Path data = folder.resolve("data");
    try (AstraFlow astra = Engines.open(data)) {
      astra.workspace().collection("papers");
      Path snapshot = data.resolve("index").resolve("1.index");
      Files.writeString(snapshot, "This is no index. ".repeat(100));
      assertThat(astra.verify().problems())
          .singleElement(STRING)
          .contains(snapshot.toString())
          .endsWith("delete it; it is built anew.");
      Files.delete(snapshot);
      assertThat(astra.verify().ok()).isTrue();
    }
  }

  @Test
  void createsNoDataFolderToVerify() {
    Path data = folder.resolve("data");
    assertThat(AstraFlow.existsIn(data)).isFalse();
    assertThatThrownBy(() -> AstraFlow.verify(data))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(data.toString());
    assertThat(data).doesNotExist();
  }

  @Test
  void runsNoTasks() throws Exception {
    Path data = folder.resolve("data");
    Task task = submitted(data);
    assertThat(AstraFlow.verify(data).ok()).isTrue();
    try (AstraFlow astra = withoutTasks(data)) {
      assertThat(astra.workspace().tasks().find(task.id())).contains(task);
      assertThat(astra.workspace().find("papers")).isEmpty();
    }
  }

  @Test
  void namesWhatTheScheduleSaysOtherwiseThanTheTasks() throws Exception {
    Path data = folder.resolve("data");
    long id = submitted(data).id();
    change(data, "UPDATE scheduled_tasks SET execution_time = 9000000000000");
    addStrayTo(data);
    assertThat(AstraFlow.verify(data).problems())
        .containsExactlyInAnyOrder(
            "The schedule has 'ingest 99', and there is no such task.",
            "Task " + id + " is scheduled for another time than it says.");
  }

  @Test
  void aTaskThatIsOnTheScheduleAloneIsTakenOffItOnceItIsPicked() throws Exception {
    Path data = folder.resolve("data");
    submitted(data);
    addStrayTo(data);
    try (AstraFlow astra = Engines.open(data)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> astra.verify().ok());
    }
  }

  private Task submitted(Path data) {
    try (AstraFlow astra = withoutTasks(data)) {
      return astra.workspace().tasks().submit(IngestTask.KIND, IngestTask.of("papers", folder));
    }
  }

  private static AstraFlow withoutTasks(Path data) {
    return AstraFlow.builder(data)
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .runTasks(false)
        .build();
  }

  private static void addStrayTo(Path data) throws SQLException {
    change(
        data,
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
            + " priority) VALUES ('ingest', '99', 0, 0, 1, 0)");
  }

  private static void change(Path data, String statement) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("astraflow.db"));
        Statement change = database.createStatement()) {
      change.execute(statement);
    }
  }

  @Test
  void findsNoDamageInATermIndexThatWasMergedSinceTheLastCheck() throws Exception {
    Papers few = new Papers(folder.resolve("few"), 20, 4);
    Papers many = new Papers(folder.resolve("many"), 40, 200);
    few.write(1);
    many.write(1);
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      for (Papers papers : new Papers[] {few, many, few}) {
        astra.workspace().collection("papers").ingestor().ingest(Source.directory(papers.folder()));
        assertThat(astra.verify().problems()).isEmpty();
      }
    }
  }
}
