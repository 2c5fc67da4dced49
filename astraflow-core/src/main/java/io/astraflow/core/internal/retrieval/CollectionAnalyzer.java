package io.astraflow.core.internal.retrieval;

import io.astraflow.collection.MetadataField;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the analyzer for questions to one collection: for the languages that its documents are in.
 * Safe for use by many threads.
 */
public final class CollectionAnalyzer implements Supplier<Analyzer> {
  /** More than there are languages here, each under several codes. */
  private static final int MOST_CODES = 1_000;

  /** Every document has a title; it has a language since words have stems. */
  private static final String TITLE = "title";

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
    Set<Language> languages = new LinkedHashSet<>();
    tx.documents().values(collectionId, Language.METADATA, MOST_CODES).stream()
        .map(counted -> Languages.of(counted.value()))
        .forEach(languages::add);
    if (languages.isEmpty() || hasOlderDocuments(tx)) {
      languages.add(Languages.UNSTEMMED);
    }
    return new Known(tx.collections().revision(collectionId), new Analyzer(languages));
  }

  private boolean hasOlderDocuments(Transaction tx) {
    Map<String, Long> documents =
        tx.documents().fields(collectionId).stream()
            .collect(Collectors.toMap(MetadataField::name, MetadataField::documents));
    return documents.getOrDefault(Language.METADATA, 0L) < documents.getOrDefault(TITLE, 0L);
  }

  private record Known(long revision, Analyzer analyzer) {}
}
