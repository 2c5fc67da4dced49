package io.astraflow.core.internal.summary;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.LanguageDetection;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentRow.Published;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.SummaryRow;
import io.astraflow.spi.store.Transaction;
import io.astraflow.summary.Summaries;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryListener;
import io.astraflow.summary.SummaryMethod;
import io.astraflow.summary.SummaryRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** The summaries of one stored collection. */
public final class StoredSummaries implements Summaries {
  private static final int DOCUMENTS_AT_ONCE = 200;

  private final Store store;
  private final CollectionRow collection;
  private final Function<SummaryRequest, Optional<ModelAdapter>> models;
  private final ExecutorService threads;
  private final Clock clock;
  private final Runnable checkOpen;

  /**
   * Creates them.
   *
   * @param models gives the model that a request names, or the one that is set
   * @param threads run calls for parts of a text side by side
   * @param clock says when a summary was made
   * @param checkOpen throws where the collection can no longer be used
   */
  public StoredSummaries(
      Store store,
      CollectionRow collection,
      Function<SummaryRequest, Optional<ModelAdapter>> models,
      ExecutorService threads,
      Clock clock,
      Runnable checkOpen) {
    this.store = store;
    this.collection = collection;
    this.models = models;
    this.threads = threads;
    this.clock = clock;
    this.checkOpen = checkOpen;
  }

  @Override
  public Summary summarize(String documentId, SummaryRequest request, SummaryListener listener)
      throws InterruptedException {
    checkOpen.run();
    Wanted wanted = wanted(request);
    Subject subject = store.read(tx -> subject(tx, documentId));
    Optional<SummaryRow> fitting =
        subject.stored().filter(row -> wanted.isMetBy(row, subject.version()));
    if (fitting.isPresent()) {
      return shown(Optional.of(documentId), fitting.get(), true);
    }
    String text = store.read(tx -> tx.documents().text(subject.row().id())).orElse("");
    if (!hasWords(text)) {
      throw new InvalidInputException(
          "The document %s has no words to summarise.".formatted(documentId));
    }
    Draft draft = wanted.draft(text, listener);
    SummaryRow row = wanted.row(draft, subject.version());
    return store.write(tx -> keep(tx, documentId, row));
  }

  @Override
  public Summary summarizeCollection(SummaryRequest request, SummaryListener listener)
      throws InterruptedException {
    checkOpen.run();
    Wanted wanted = wanted(request);
    String version = store.read(this::version);
    Optional<SummaryRow> fitting =
        store
            .read(tx -> tx.summaries().ofCollection(collection.id()))
            .filter(row -> wanted.isMetBy(row, version));
    if (fitting.isPresent()) {
      return shown(Optional.empty(), fitting.get(), true);
    }
    List<String> texts = ofDocuments(request, listener);
    if (texts.isEmpty()) {
      throw new InvalidInputException(
          "There is nothing to summarise: the collection '%s' has no document with text."
              .formatted(collection.name()));
    }
    Draft draft = wanted.combined(texts, new LaterSteps(listener, texts.size()));
    SummaryRow row = wanted.row(draft, version);
    return store.write(tx -> keep(tx, row));
  }

  @Override
  public Optional<Summary> ofDocument(String documentId) {
    checkOpen.run();
    return store.read(
        tx ->
            tx.documents()
                .findByKey(collection.id(), documentId)
                .flatMap(
                    document ->
                        tx.summaries().ofDocument(document.id()).map(row -> shown(document, row))));
  }

  @Override
  public Optional<Summary> ofCollection() {
    checkOpen.run();
    return store.read(
        tx ->
            tx.summaries()
                .ofCollection(collection.id())
                .map(row -> shown(Optional.empty(), row, version(tx).equals(row.sha256()))));
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /**
   * Returns the texts of the documents' summaries, however they were made, and makes those that are
   * missing; nothing of documents without words, or gone by then.
   */
  private List<String> ofDocuments(SummaryRequest request, SummaryListener listener)
      throws InterruptedException {
    SummaryRequest each = new SummaryRequest(request.model(), documentMethod(request), 150, false);
    List<String> documents = store.read(this::withText);
    List<String> texts = new ArrayList<>();
    for (String document : documents) {
      listener.progress(texts.size(), documents.size() + 1);
      textOf(document, each).ifPresent(texts::add);
    }
    return texts;
  }

  private Optional<String> textOf(String documentId, SummaryRequest request)
      throws InterruptedException {
    Optional<Subject> subject = store.read(tx -> subjectIfThere(tx, documentId));
    Optional<String> holds = subject.flatMap(Subject::current).map(SummaryRow::text);
    if (holds.isPresent() || subject.isEmpty() || !hasWords(subject.get().row())) {
      return holds;
    }
    try {
      return Optional.of(summarize(documentId, request, SummaryListener.NONE).text());
    } catch (InvalidInputException e) {
      if (store.read(tx -> subjectIfThere(tx, documentId)).isPresent()) {
        throw e;
      }
      return Optional.empty(); // It was deleted while its summary was written.
    }
  }

  private boolean hasWords(DocumentRow row) {
    return hasWords(store.read(tx -> tx.documents().text(row.id())).orElse(""));
  }

  private static Optional<SummaryMethod> documentMethod(SummaryRequest request) {
    return request.method().filter(method -> method == SummaryMethod.EXTRACTIVE);
  }

  private List<String> withText(Transaction tx) {
    List<String> documents = new ArrayList<>();
    forEachPublished(
        tx,
        (row, version) -> {
          if (version.chunks() > 0) {
            documents.add(row.newest().key());
          }
        });
    return documents;
  }

  private Subject subject(Transaction tx, String documentId) {
    DocumentRow row =
        tx.documents()
            .findByKey(collection.id(), documentId)
            .orElseThrow(() -> unknown(documentId));
    String version =
        row.published()
            .map(Published::sha256)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "The document %s is not ingested yet (%s): ingest it first."
                            .formatted(documentId, row.status())));
    return new Subject(row, version, tx.summaries().ofDocument(row.id()));
  }

  private Optional<Subject> subjectIfThere(Transaction tx, String documentId) {
    return tx.documents()
        .findByKey(collection.id(), documentId)
        .flatMap(
            row ->
                row.published()
                    .map(
                        version ->
                            new Subject(
                                row, version.sha256(), tx.summaries().ofDocument(row.id()))));
  }

  private InvalidInputException unknown(String documentId) {
    return new InvalidInputException(
        "The collection '%s' has no document %s.".formatted(collection.name(), documentId));
  }

  // The document may have been deleted while its summary was written, or have changed and been
  // summarised again.
  private Summary keep(Transaction tx, String documentId, SummaryRow summary) {
    DocumentRow now =
        tx.documents()
            .findByKey(collection.id(), documentId)
            .orElseThrow(() -> unknown(documentId));
    Optional<SummaryRow> before = tx.summaries().ofDocument(now.id());
    if (isCurrent(now, summary) || before.filter(row -> isCurrent(now, row)).isEmpty()) {
      tx.summaries().putOfDocument(now.id(), summary);
    }
    return shown(now, summary);
  }

  private Summary keep(Transaction tx, SummaryRow summary) {
    String version = version(tx);
    boolean current = version.equals(summary.sha256());
    Optional<SummaryRow> before = tx.summaries().ofCollection(collection.id());
    if (current || before.filter(row -> version.equals(row.sha256())).isEmpty()) {
      tx.summaries().putOfCollection(collection.id(), summary);
    }
    return shown(Optional.empty(), summary, current);
  }

  private static boolean isCurrent(DocumentRow document, SummaryRow row) {
    return document.published().filter(now -> now.sha256().equals(row.sha256())).isPresent();
  }

  private static Summary shown(DocumentRow document, SummaryRow row) {
    return shown(Optional.of(document.newest().key()), row, isCurrent(document, row));
  }

  private static Summary shown(Optional<String> documentId, SummaryRow row, boolean current) {
    return new Summary(
        documentId,
        row.text(),
        row.writer(),
        row.method(),
        row.promptVersion(),
        row.createdAt(),
        row.sha256(),
        current,
        row.calls(),
        row.usage(),
        row.cost());
  }

  /** Returns what changes with any document that can be found. */
  private String version(Transaction tx) {
    StringBuilder versions = new StringBuilder();
    forEachPublished(
        tx,
        (row, version) ->
            versions.append(row.newest().key()).append(' ').append(version.sha256()).append('\n'));
    return Sha256.hex(versions.toString());
  }

  private void forEachPublished(Transaction tx, PublishedAction action) {
    String after = "";
    List<DocumentRow> rows = tx.documents().list(collection.id(), after, DOCUMENTS_AT_ONCE);
    while (!rows.isEmpty()) {
      for (DocumentRow row : rows) {
        row.published().ifPresent(version -> action.accept(row, version));
      }
      after = rows.get(rows.size() - 1).newest().source();
      rows = tx.documents().list(collection.id(), after, DOCUMENTS_AT_ONCE);
    }
  }

  private Wanted wanted(SummaryRequest request) {
    boolean extractive =
        request.method().filter(method -> method == SummaryMethod.EXTRACTIVE).isPresent();
    Optional<ModelAdapter> model = extractive ? Optional.empty() : models.apply(request);
    if (model.isEmpty() && request.method().isPresent() && !extractive) {
      throw new ConfigurationException(
          "A summary by %s needs a language model, and none is set: name one in the request, or set one with AstraFlow.Builder.models."
              .formatted(request.method().get()));
    }
    return new Wanted(request, model);
  }

  /** A document, the hash of its version that can be found, and its summary. */
  private record Subject(DocumentRow row, String version, Optional<SummaryRow> stored) {
    Optional<SummaryRow> current() {
      return stored.filter(summary -> summary.sha256().equals(version));
    }
  }

  /** Takes documents that can be found. */
  private interface PublishedAction {
    void accept(DocumentRow row, Published version);
  }

  /** What is asked for, and who is asked. */
  private final class Wanted {
    private final SummaryRequest request;
    private final Optional<ModelAdapter> model;

    Wanted(SummaryRequest request, Optional<ModelAdapter> model) {
      this.request = request;
      this.model = model;
    }

    private String asked() {
      return model.map(adapter -> adapter.name().toString()).orElse(Summary.EXTRACTIVE);
    }

    private String promptVersion() {
      return model.isPresent() ? SummaryPrompts.VERSION : ExtractiveSummarizer.VERSION;
    }

    boolean isMetBy(SummaryRow row, String version) {
      return !request.regenerate()
          && row.sha256().equals(version)
          && row.asked().equals(asked())
          && row.promptVersion().equals(promptVersion())
          && row.words() == request.words()
          && request.method().map(row.method()::equals).orElse(true);
    }

    Draft draft(String text, SummaryListener listener) throws InterruptedException {
      return model.isPresent()
          ? new ModelSummarizer(model.get(), request.regenerate(), threads)
              .summarize(text, request.method(), request.words(), listener)
          : extracted(text, listener);
    }

    Draft combined(List<String> texts, SummaryListener listener) throws InterruptedException {
      return model.isPresent()
          ? new ModelSummarizer(model.get(), request.regenerate(), threads)
              .combine(texts, request.words(), listener)
          : extracted(String.join("\n\n", texts), listener);
    }

    private Draft extracted(String text, SummaryListener listener) throws InterruptedException {
      Analyzer analyzer = new Analyzer(List.of(LanguageDetection.of(text)));
      Draft draft =
          Draft.extracted(new ExtractiveSummarizer(analyzer).summarize(text, request.words()));
      listener.progress(1, 1);
      listener.text(draft.text());
      return draft;
    }

    SummaryRow row(Draft draft, String version) {
      return new SummaryRow(
          draft.text(),
          asked(),
          draft.writer(),
          draft.method(),
          promptVersion(),
          request.words(),
          clock.instant(),
          version,
          draft.calls(),
          draft.usage(),
          draft.cost());
    }
  }
}
