package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.load.TaskLoad.Drained;
import io.astraflow.benchmarks.quality.DocsData;
import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelProvider;
import io.astraflow.openai.OpenAi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Loads an engine with everything at once; for one thread, once. */
final class LoadRun {
  private static final String COLLECTION = "docs";
  private static final ModelName MODEL = ModelName.parse("openai:gpt-4.1-nano");
  private static final List<Phase> PHASES =
      List.of(
          new Phase('a', "chats", true, false, false),
          new Phase('b', "chats and uploads", true, true, false),
          new Phase('c', "tasks", false, false, true),
          new Phase('d', "chats, uploads and tasks", true, true, true));

  private final LoadSettings settings;
  private final LoadTexts texts;
  private final PrintStream log;
  private final TaskLoad tasks = new TaskLoad();
  private List<String> documents = List.of();

  /**
   * Creates a run.
   *
   * @param data that of the retrieval sets in the test data
   * @param log is told how far it is
   */
  LoadRun(LoadSettings settings, Path data, PrintStream log) throws IOException {
    this.settings = settings;
    this.texts = LoadTexts.read(data, settings.sections(), uploadsOf(settings));
    this.log = log;
  }

  private static int uploadsOf(LoadSettings settings) {
    return (int) PHASES.stream().filter(Phase::uploads).count() * settings.uploads();
  }

  /** Runs all phases on an engine in an empty folder. */
  List<PhaseResult> measure(Path folder, ProviderProcess server)
      throws InterruptedException, IOException {
    List<PhaseResult> results = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ModelProvider provider =
            OpenAi.builder().apiKey("scripted").baseUrl(server.uri()).build();
        AstraFlow astra =
            AstraFlow.builder(folder)
                .models(ModelOptions.defaults().provider(provider))
                .queryCache(0)
                .task(TaskLoad.KIND, workspace -> tasks.handler())
                .build()) {
      ingest(astra.workspace().collection(COLLECTION));
      for (Phase phase : PHASES) {
        PhaseResult result = measure(astra.workspace(), phase, new Together(threads), results);
        log.printf(Locale.ROOT, "phase %c is over%n", phase.letter());
        results.add(result);
      }
    } finally {
      threads.shutdownNow();
    }
    return results;
  }

  private void ingest(Collection collection) throws InterruptedException {
    collection.ingestor().ingest(new DocsData(texts.sections(), List.of()).documents());
    List<String> ids = new ArrayList<>();
    collection.forEachDocument(document -> ids.add(document.id()));
    documents = ids;
    log.printf(Locale.ROOT, "%,d chunks ingested%n", collection.stats().chunks());
  }

  private PhaseResult measure(
      Workspace workspace, Phase phase, Together together, List<PhaseResult> before)
      throws InterruptedException {
    int earlier = (int) before.stream().filter(result -> result.phase().uploads()).count();
    List<String> pieces =
        texts.pieces().subList(earlier * settings.uploads(), (earlier + 1) * settings.uploads());
    UploadLoad uploads =
        new UploadLoad(
            workspace, COLLECTION, "" + phase.letter(), phase.uploads() ? pieces : List.of());
    Together.Group<Double> uploading = together.besides(uploads.uploads());
    Together.Group<Drained> draining =
        together.besides(
            phase.tasks()
                ? List.of(() -> tasks.drain(workspace, COLLECTION, fresh(before), settings.tasks()))
                : List.of());
    ChatLoad chats = new ChatLoad(workspace, COLLECTION, MODEL, settings, texts.questions());
    Together.Group<List<TurnTimes>> chatting =
        together.group(phase.chats() ? chats.conversations(together::isBusyBesides) : List.of());
    together.start();
    List<Double> uploaded = uploading.results();
    double seconds = together.seconds();
    Optional<Drained> drained = draining.results().stream().findFirst();
    List<TurnTimes> turns = chatting.results().stream().flatMap(List::stream).toList();
    return new PhaseResult(phase, turns, uploaded, uploads.found(), seconds, drained);
  }

  /** Returns the documents that no earlier phase has summarised. */
  private List<String> fresh(List<PhaseResult> before) {
    boolean first = before.stream().allMatch(result -> result.tasks().isEmpty());
    int half = Math.max(1, documents.size() / 2);
    return first
        ? documents.subList(0, half)
        : documents.subList(documents.size() - half, documents.size());
  }
}
