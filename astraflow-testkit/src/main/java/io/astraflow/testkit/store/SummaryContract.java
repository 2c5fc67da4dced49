package io.astraflow.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.MetadataField;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import io.astraflow.spi.store.SummaryRow;
import io.astraflow.summary.SummaryMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How every store keeps summaries, settings of collections and what is added to metadata. Extend it
 * and say which factory to test.
 */
public abstract class SummaryContract {
  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;
  private long collection;
  private long document;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected SummaryContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void open() {
    store = factory().open(folder);
    collection =
        store.<Long>write(
            tx -> tx.collections().create(StoreSamples.collection("ada", "papers")).id());
    document = publish("a.txt", "One sentence.");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsSummariesOverARestart() {
    SummaryRow whole = summary("Whole \ud83d half\nof a pair.", "openai:gpt", Usage.of(10, 3));
    SummaryRow unknown =
        new SummaryRow(
            "Of all.",
            "a:b",
            "c:d",
            SummaryMethod.REFINE,
            "v1",
            20,
            StoreSamples.AT,
            "hash",
            2,
            new Usage(
                OptionalLong.of(1), OptionalLong.of(2), OptionalLong.empty(), OptionalLong.of(0)),
            Optional.empty());
    store.<Integer>write(
        tx -> {
          tx.summaries().putOfDocument(document, whole);
          tx.summaries().putOfCollection(collection, unknown);
          return 0;
        });
    store.close();
    store = factory().open(folder);
    assertThat(ofDocument(document)).contains(whole);
    assertThat(ofCollection()).contains(unknown);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void replacesASummary() {
    put(document, summary("Old.", "a:b", Usage.UNKNOWN));
    SummaryRow fresh = summary("New.", "a:b", Usage.UNKNOWN);
    put(document, fresh);
    assertThat(ofDocument(document)).contains(fresh);
  }

  @Test
  void keepsTheSummariesOfDocumentsAndCollectionsApart() {
    long other = publish("b.txt", "Another one.");
    put(document, summary("Of a.", "a:b", Usage.UNKNOWN));
    assertThat(ofDocument(other)).isEmpty();
    assertThat(ofCollection()).isEmpty();
  }

  @Test
  void keepsTheSummaryOfAnEarlierVersion() {
    SummaryRow old = summary("Of the first version.", "a:b", Usage.UNKNOWN);
    put(document, old);
    assertThat(publish("a.txt", "Two sentences. Now.")).isEqualTo(document);
    assertThat(ofDocument(document)).contains(old);
  }

  @Test
  void deletesTheSummaryWithItsDocument() {
    put(document, summary("Gone.", "a:b", Usage.UNKNOWN));
    store.<Integer>write(
        tx -> {
          tx.documents().delete(document);
          return 0;
        });
    assertThat(ofDocument(document)).isEmpty();
    assertThat(store.verify()).isEmpty();
    assertThatThrownBy(() -> put(document, summary("Late.", "a:b", Usage.UNKNOWN)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void deletesSummariesAndSettingsWithTheirCollection() {
    SummaryRow row = summary("Gone.", "a:b", Usage.UNKNOWN);
    put(document, row);
    store.<Integer>write(
        tx -> {
          tx.summaries().putOfCollection(collection, row);
          tx.collections()
              .configure(
                  collection, CollectionSettings.defaults().withSummariesAfterIngestion(true));
          tx.collections().delete(collection);
          return 0;
        });
    assertThat(ofDocument(document)).isEmpty();
    assertThat(ofCollection()).isEmpty();
    assertThat(settings()).isEqualTo(CollectionSettings.defaults());
    assertThat(store.verify()).isEmpty();
    assertThatThrownBy(() -> configure(CollectionSettings.defaults()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsSettings() {
    assertThat(settings()).isEqualTo(CollectionSettings.defaults());
    CollectionSettings some =
        CollectionSettings.defaults()
            .withSummariesAfterIngestion(true)
            .withRelevanceThreshold(0.375);
    configure(some);
    assertThat(settings()).isEqualTo(some);
    CollectionSettings others =
        CollectionSettings.defaults().withInsightsAfterIngestion(true).withRelevanceThreshold(0);
    configure(others);
    store.close();
    store = factory().open(folder);
    assertThat(settings()).isEqualTo(others);
    configure(others.withoutRelevanceThreshold());
    assertThat(settings()).isEqualTo(others.withoutRelevanceThreshold());
  }

  @Test
  void addsToTheMetadataThatFiltersSee() {
    long before = revision();
    assertThat(annotate(Map.of("minutes", "12", "keywords", "graph; vector"))).isTrue();
    assertThat(revision()).isGreaterThan(before);
    assertThat(found(Filter.field("minutes").atLeast(10))).hasSize(1);
    assertThat(found(Filter.field("keywords").contains("vector"))).hasSize(1);
    assertThat(annotate(Map.of("minutes", "many", "tag", "x"))).isTrue();
    assertThat(fields())
        .containsExactly(
            new MetadataField("keywords", 1, 0),
            new MetadataField("minutes", 1, 0),
            new MetadataField("tag", 1, 0));
    assertThat(annotate(Map.of("tag", "", "never", ""))).isTrue();
    assertThat(fields()).extracting(MetadataField::name).containsExactly("keywords", "minutes");
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void forgetsWhatWasAddedWithTheNextVersion() {
    annotate(Map.of("minutes", "12"));
    publish("a.txt", "Two sentences. Now.", "minutes", "own");
    DocumentRow row = found(Filter.all()).get(0);
    assertThat(row.published().orElseThrow().metadata()).containsEntry("minutes", "own");
    publish("a.txt", "Three.");
    assertThat(fields()).isEmpty();
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void addsNothingToWhatIsNotPublished() {
    long waiting =
        store.<Long>write(tx -> StoreSamples.pend(tx, collection, "waits.txt", "Not yet."));
    assertThat(store.<Boolean>write(tx -> tx.documents().annotate(waiting, Map.of("a", "b"))))
        .isFalse();
    assertThat(store.<Boolean>write(tx -> tx.documents().annotate(-1, Map.of("a", "b")))).isFalse();
    assertThat(fields()).isEmpty();
  }

  private long publish(String source, String text, String... metadata) {
    return store.<Long>write(tx -> StoreSamples.publish(tx, collection, source, text, metadata));
  }

  private static SummaryRow summary(String text, String model, Usage usage) {
    return new SummaryRow(
        text,
        model,
        model,
        SummaryMethod.MAP_REDUCE,
        "v1",
        150,
        StoreSamples.AT,
        StoreSamples.sha256(text),
        3,
        usage,
        Optional.of(Money.usd("0.00000125")));
  }

  private void put(long id, SummaryRow row) {
    store.<Integer>write(
        tx -> {
          tx.summaries().putOfDocument(id, row);
          return 0;
        });
  }

  private void configure(CollectionSettings settings) {
    store.<Integer>write(
        tx -> {
          tx.collections().configure(collection, settings);
          return 0;
        });
  }

  private boolean annotate(Map<String, String> metadata) {
    return store.<Boolean>write(tx -> tx.documents().annotate(document, metadata));
  }

  private CollectionSettings settings() {
    return store.read(tx -> tx.collections().settings(collection));
  }

  private Optional<SummaryRow> ofDocument(long id) {
    return store.read(tx -> tx.summaries().ofDocument(id));
  }

  private Optional<SummaryRow> ofCollection() {
    return store.read(tx -> tx.summaries().ofCollection(collection));
  }

  private long revision() {
    return store.<Long>read(tx -> tx.collections().revision(collection));
  }

  private List<MetadataField> fields() {
    return store.read(tx -> tx.documents().fields(collection));
  }

  private List<DocumentRow> found(Filter filter) {
    return store.read(tx -> tx.documents().list(collection, filter, "", 10));
  }
}
