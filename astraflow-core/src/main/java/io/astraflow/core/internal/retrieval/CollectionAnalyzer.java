package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the analyzer for questions to one collection: for the languages that its documents are in.
 * Safe for use by many threads.
 */
public final class CollectionAnalyzer implements Supplier<Analyzer> {
  /** A word is sought in so many languages, those of the most documents. */
  private static final int MOST_LANGUAGES = 8;

  private final Store store;
  private final long collectionId;
  private volatile @Nullable Known known;

  /** Creates it for a collection, reading nothing yet. */
  public CollectionAnalyzer(Store store, long collectionId) {
    this.store = store;
    this.collectionId = collectionId;
  }

  /** Returns the analyzer for the languages that the collection has now. */
  @Override
  public Analyzer get() {
    Known last = known;
    Known now = store.read(tx -> isCurrent(last, tx) ? last : read(tx));
    known = now;
    return now.analyzer();
  }

  private boolean isCurrent(@Nullable Known last, Transaction tx) {
    return last != null && last.revision() == tx.collections().revision(collectionId);
  }

  private Known read(Transaction tx) {
    List<Language> languages =
        tx.documents().values(collectionId, Language.METADATA, MOST_LANGUAGES).stream()
            .map(counted -> Languages.of(counted.value()))
            .distinct()
            .toList();
    return new Known(
        tx.collections().revision(collectionId),
        new Analyzer(languages.isEmpty() ? List.of(Languages.UNKNOWN) : languages));
  }

  private record Known(long revision, Analyzer analyzer) {}
}
