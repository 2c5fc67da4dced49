package io.astraflow.core.internal.insight;

import io.astraflow.core.internal.duplicate.SimilarTexts;
import io.astraflow.core.internal.duplicate.SimilarTexts.Similar;
import io.astraflow.core.internal.insight.EntityFinder.Found;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.LanguageDetection;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.error.InvalidInputException;
import io.astraflow.insight.DuplicateGroup;
import io.astraflow.insight.InsightRequest;
import io.astraflow.insight.Insights;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentRow.Published;
import io.astraflow.spi.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The insights of one stored collection. Safe for use by many threads. */
public final class StoredInsights {
  private static final int KEYWORDS = 10;
  private static final int DOCUMENTS_AT_ONCE = 200;

  private final Store store;
  private final CollectionRow collection;
  private final Function<InsightRequest, Optional<ModelAdapter>> models;

  /**
   * Creates them.
   *
   * @param models gives the model that a request names, or the one that is set
   */
  public StoredInsights(
      Store store,
      CollectionRow collection,
      Function<InsightRequest, Optional<ModelAdapter>> models) {
    this.store = store;
    this.collection = collection;
    this.models = models;
  }

  /** Returns a document's insights, and keeps them among its metadata. */
  public Insights of(String documentId, InsightRequest request) throws InterruptedException {
    Optional<ModelAdapter> model = models.apply(request);
    DocumentRow row =
        store
            .read(tx -> tx.documents().findByKey(collection.id(), documentId))
            .orElseThrow(() -> unknown(documentId));
    Published version =
        row.published()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "The document %s is not ingested yet (%s): ingest it first."
                            .formatted(documentId, row.status())));
    Optional<Insights> known =
        InsightFields.read(version.metadata(), given(row))
            .filter(stored -> !request.regenerate() && isEnough(stored, request, model));
    if (known.isPresent()) {
      return known.get();
    }
    String text = store.read(tx -> tx.documents().text(row.id())).orElse("");
    Insights insights = withoutModel(text, version.metadata());
    boolean none = InsightFields.read(version.metadata(), given(row)).isEmpty();
    if (model.isEmpty() || none) {
      keep(documentId, version, insights); // Where the model fails, they stay.
    }
    if (model.isPresent()) {
      insights = withEntities(insights, text, model.get());
      keep(documentId, version, insights);
    }
    return insights;
  }

  /** Returns what the application gave, and the language that the document has already. */
  private static Set<String> staying(DocumentRow row) {
    Set<String> staying = new HashSet<>(given(row));
    row.published()
        .filter(version -> version.metadata().containsKey(Language.METADATA))
        .ifPresent(version -> staying.add(Language.METADATA));
    return staying;
  }

  private static Set<String> given(DocumentRow row) {
    return row.newest().metadata().keySet();
  }

  private static boolean isEnough(
      Insights stored, InsightRequest request, Optional<ModelAdapter> model) {
    return request.model().isPresent()
        ? stored.entitiesBy().equals(request.model().map(Object::toString))
        : model.isEmpty() || stored.entitiesBy().isPresent();
  }

  private static Insights withoutModel(String text, Map<String, String> metadata) {
    Language language =
        Optional.ofNullable(metadata.get(Language.METADATA))
            .map(Languages::of)
            .orElseGet(() -> LanguageDetection.of(text));
    return new Insights(
        language.code(),
        Keywords.of(text, language, KEYWORDS),
        ReadingTime.of(text, language),
        List.of(),
        Optional.empty(),
        0);
  }

  private static Insights withEntities(Insights plain, String text, ModelAdapter model)
      throws InterruptedException {
    Found found = text.isBlank() ? new Found(List.of(), 0) : new EntityFinder(model).find(text);
    return new Insights(
        plain.language(),
        plain.keywords(),
        plain.readingTime(),
        found.entities(),
        Optional.of(model.name().toString()),
        found.dropped());
  }

  // Of another version, or of a document that is gone by now, nothing is kept.
  private void keep(String documentId, Published of, Insights insights) {
    store.<Boolean>write(
        tx ->
            tx.documents()
                .findByKey(collection.id(), documentId)
                .filter(now -> now.published().map(Published::at).equals(Optional.of(of.at())))
                .map(
                    now ->
                        tx.documents().annotate(now.id(), InsightFields.of(insights, staying(now))))
                .orElse(false));
  }

  private InvalidInputException unknown(String documentId) {
    return new InvalidInputException(
        "The collection '%s' has no document %s.".formatted(collection.name(), documentId));
  }

  /** Returns groups of documents that say the same, or nearly. */
  public List<DuplicateGroup> duplicates(double least) throws InterruptedException {
    SimilarTexts<Compared> texts = new SimilarTexts<>(least);
    String after = "";
    List<DocumentRow> rows = page(after);
    while (!rows.isEmpty()) {
      for (DocumentRow row : rows) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The search for duplicates was interrupted");
        }
        store
            .read(tx -> tx.documents().text(row.id()))
            .ifPresent(text -> texts.add(new Compared(row, Sha256.hex(text)), text));
      }
      after = rows.get(rows.size() - 1).newest().source();
      rows = page(after);
    }
    return texts.groups().stream().map(StoredInsights::group).toList();
  }

  private List<DocumentRow> page(String after) {
    return store.read(tx -> tx.documents().list(collection.id(), after, DOCUMENTS_AT_ONCE));
  }

  private static DuplicateGroup group(List<Similar<Compared>> group) {
    String first = group.get(0).key().textHash();
    return new DuplicateGroup(
        group.stream()
            .map(similar -> member(similar, similar.key().textHash().equals(first)))
            .toList());
  }

  private static DuplicateGroup.Member member(Similar<Compared> similar, boolean identical) {
    DocumentRow row = similar.key().row();
    return new DuplicateGroup.Member(
        row.newest().key(),
        row.newest().source(),
        row.published().map(Published::title).orElse(row.newest().source()),
        similar.similarity(),
        identical);
  }

  /** A document and the hash of its text. */
  private record Compared(DocumentRow row, String textHash) {}
}
