package io.astraflow.engine;

import io.astraflow.chat.Chat;
import io.astraflow.chat.Turn;
import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.AstraFlowException;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The main program of the processes that {@link ChildEngine} starts; it tells what it does. */
final class EngineProcess {
  static final String COLLECTION = "papers";

  /** What each answer of a chat is when it is whole. */
  static final String REPLY = "word ".repeat(40).strip();

  /** How long a word takes in a slow chat, whose answers are stored several times on the way. */
  private static final Duration A_WORD = Duration.ofMillis(150);

  private static final ScheduledExecutorService PACE = Executors.newSingleThreadScheduledExecutor();

  private EngineProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    say("started");
    Path data = Path.of(arguments[1]);
    if (arguments[0].equals("wait")) {
      leavePending(data, Path.of(arguments[2]));
      return;
    }
    try (AstraFlow astra = open(arguments, data)) {
      say("open");
      switch (arguments[0]) {
        case "ingest" -> ingest(astra, Path.of(arguments[2]));
        case "backup" -> backUp(astra, Path.of(arguments[2]));
        case "chat", "slow chat" -> chat(astra);
        case "tasks" -> CrashTasks.work(astra, EngineProcess::say);
        case "hold" -> System.in.readAllBytes();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } catch (AstraFlowException e) {
      say(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static AstraFlow open(String[] arguments, Path data) {
    if (arguments[0].equals("tasks")) {
      return CrashTasks.open(data, Boolean.parseBoolean(arguments[2]), true, EngineProcess::say);
    }
    PacedModel model = new PacedModel(REPLY.split("(?<= )", -1));
    if (arguments[0].equals("slow chat")) {
      AstraFlow astra = Engines.open(data, model);
      Future<?> unused =
          PACE.scheduleAtFixedRate(
              () -> model.allow(1), 0, A_WORD.toMillis(), TimeUnit.MILLISECONDS);
      return astra;
    }
    model.allow(Integer.MAX_VALUE);
    return Engines.open(data, model);
  }

  private static void ingest(AstraFlow astra, Path files) throws InterruptedException {
    Collection collection = astra.workspace().collection(COLLECTION);
    IngestReport report = collection.ingestor().ingest(Source.directory(files));
    say("failed " + report.failed() + " chunks " + report.chunks());
  }

  /** Ingests while the embedding model is away, and holds the folder until it is killed. */
  private static void leavePending(Path data, Path files) throws IOException, InterruptedException {
    FragileEmbedding.BROKEN.set(true);
    try (AstraFlow astra =
        AstraFlow.builder(data)
            .classLoader(FragileEmbedding.loader(data.resolveSibling("services")))
            .embeddingModel(FragileEmbedding.ID)
            .build()) {
      Collection collection = astra.workspace().collection(COLLECTION);
      say("pending " + collection.ingestor().ingest(Source.directory(files)).pending());
      System.in.readAllBytes();
    }
  }

  /** Writes one backup after the other until it is killed. */
  private static void backUp(AstraFlow astra, Path folder) {
    for (int i = 0; i < 10_000; i++) {
      astra.backup(folder.resolve("backup-" + i + ".db"));
    }
  }

  /** Converses until it is killed, and tells what was acknowledged. */
  private static void chat(AstraFlow astra) throws InterruptedException {
    Chat chat = astra.workspace().chats().create();
    for (int i = 0; i < 10_000; i++) {
      String text = UUID.randomUUID().toString();
      Turn turn = chat.say(text);
      say("said " + text + " .");
      turn.await();
      say("answered " + turn.id() + " .");
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
