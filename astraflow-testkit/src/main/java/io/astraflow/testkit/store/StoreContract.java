package io.astraflow.testkit.store;

import static io.astraflow.testkit.store.StoreSamples.AT;
import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.pend;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static io.astraflow.testkit.store.StoreSamples.sha256;
import static io.astraflow.testkit.store.StoreSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.collection.DocumentStatus;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import io.astraflow.spi.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. Extend it and say which factory to test. */
public abstract class StoreContract {
  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  /** The store under test, opened anew before each test. */
  protected Store store;

  private long papers;

  /** For subclasses. */
  protected StoreContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void openWithOneCollection() {
    store = factory().open(folder);
    papers = store.write(tx -> tx.collections().create(collection("ada", "papers"))).id();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsACollectionAsItWasCreated() {
    CollectionRow found = store.read(tx -> tx.collections().find("ada", "papers")).orElseThrow();
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(collection("ada", "papers"));
    assertThat(rows(tx -> tx.collections().listAll())).containsExactly(found);
  }

  @Test
  void refusesASecondCollectionOfOneName() {
    assertThatThrownBy(
            () -> store.write(tx -> tx.collections().create(collection("ada", "papers"))))
        .isInstanceOf(IllegalStateException.class);
    store.write(tx -> tx.collections().create(collection("bob", "papers")));
  }

  @Test
  void listsAWorkspacesOwnCollectionsByName() {
    store.write(tx -> tx.collections().create(collection("ada", "books")));
    store.write(tx -> tx.collections().create(collection("bob", "drafts")));
    assertThat(rows(tx -> tx.collections().list("ada")))
        .extracting(CollectionRow::name)
        .containsExactly("books", "papers");
  }

  @Test
  void neverGivesACollectionsIdAgain() {
    store.write(
        tx -> {
          tx.collections().delete(papers);
          return papers;
        });
    long next = store.write(tx -> tx.collections().create(collection("ada", "papers"))).id();
    assertThat(next).isGreaterThan(papers);
    assertThat(store.<Long>read(tx -> tx.collections().revision(papers))).isEqualTo(-1);
  }

  @Test
  void hidesADocumentUntilItIsPublished() {
    long id = store.write(tx -> pend(tx, papers, "a.txt", "One. Two.", "lang", "en"));
    DocumentRow row = found("a.txt");
    assertThat(row.id()).isEqualTo(id);
    assertThat(row.status()).isEqualTo(DocumentStatus.PENDING);
    assertThat(row.newest()).isEqualTo(StoreSamples.pending("a.txt", "One. Two.", "lang", "en"));
    assertThat(row.published()).isEmpty();
    assertThat(ids(Filter.all())).isEmpty();
    assertThat(optional(tx -> tx.documents().text(id))).isEmpty();
    assertThat(rows(tx -> tx.documents().pending(papers, 0, 9))).containsExactly(row);
    assertThat(rows(tx -> tx.documents().pending(papers, id, 9))).isEmpty();
  }

  @Test
  void showsEverythingThatWasPublished() {
    long id = store.write(tx -> publish(tx, papers, "a.txt", "One fish.\nTwo fish.", "lang", "en"));
    DocumentRow row =
        store.read(tx -> tx.documents().findByKey(papers, "key of a.txt")).orElseThrow();
    assertThat(row.status()).isEqualTo(DocumentStatus.INGESTED);
    assertThat(row.published())
        .contains(
            new DocumentRow.Published(
                sha256("One fish.\nTwo fish."),
                "pipeline",
                "Title",
                "text/plain",
                2,
                2,
                List.of("first note", "second note"),
                Map.of("lang", "en"),
                AT));
    assertThat(optional(tx -> tx.documents().text(id))).contains("One fish.\nTwo fish.");
    assertThat(chunkTexts()).containsExactly("One fish.", "\nTwo fish.");
    ChunkRow chunk = chunks().get(1);
    assertThat(chunk)
        .isEqualTo(
            new ChunkRow(
                chunk.id(), "key of a.txt", "a.txt", "Title", 1, 9, 19, "A > B", "\nTwo fish."));
    assertThat(counts()).isEqualTo(new CollectionCounts(1, 2, 2, 0, 0));
  }

  @Test
  void servesTheOldVersionUntilTheNewOneIsPublished() {
    long id = store.write(tx -> publish(tx, papers, "a.txt", "Old."));
    long[] old = ids(Filter.all());
    store.write(tx -> pend(tx, papers, "a.txt", "New."));
    assertThat(chunkTexts()).containsExactly("Old.");
    store.write(
        tx -> {
          tx.documents().fail(id, "the file is locked", AT);
          return id;
        });
    assertThat(found("a.txt").failure()).contains("the file is locked");
    assertThat(found("a.txt").status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(chunkTexts()).containsExactly("Old.");
    store.write(tx -> publish(tx, papers, "a.txt", "New."));
    assertThat(chunkTexts()).containsExactly("New.");
    assertThat(ids(Filter.all())[0]).isGreaterThan(old[0]);
    assertThat(found("a.txt").failure()).isEmpty();
    assertThat(search("old")).isEmpty();
  }

  @Test
  void leavesNewerBytesWaitingWhenOlderOnesArePublished() {
    long id = store.write(tx -> pend(tx, papers, "a.txt", "Old."));
    store.write(tx -> pend(tx, papers, "a.txt", "New."));
    store.write(
        tx -> {
          tx.documents().publish(id, version("Old."), AT);
          return id;
        });
    assertThat(found("a.txt").status()).isEqualTo(DocumentStatus.PENDING);
    assertThat(chunkTexts()).containsExactly("Old.");
  }

  @Test
  void countsChangesToWhatCanBeFound() {
    long id = store.write(tx -> pend(tx, papers, "a.txt", "One."));
    assertThat(revision()).isZero();
    store.write(tx -> publish(tx, papers, "a.txt", "One."));
    assertThat(revision()).isEqualTo(1);
    delete(id);
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void refusesAVersionThatDoesNotFit() {
    long id = store.write(tx -> pend(tx, papers, "a.txt", "One."));
    DocumentVersion good = version("One.");
    DocumentVersion.NewChunk chunk = good.chunks().get(0);
    List<DocumentVersion.NewChunk> bad =
        List.of(
            new DocumentVersion.NewChunk(1, 0, 4, "", "One.", "one", "h", new float[3]),
            new DocumentVersion.NewChunk(1, 0, 4, "", "Two.", "two", "h", chunk.vector()),
            new DocumentVersion.NewChunk(1, 0, 3, "", "One.", "one", "h", chunk.vector()),
            new DocumentVersion.NewChunk(1, -1, 3, "", "One.", "one", "h", chunk.vector()));
    for (DocumentVersion.NewChunk each : bad) {
      DocumentVersion version =
          new DocumentVersion(
              "sha", "p", "t", "m", List.of(), Map.of(), good.pages(), List.of(each));
      assertThatThrownBy(() -> publishAs(id, version)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(found("a.txt").status()).isEqualTo(DocumentStatus.PENDING);
    assertThatThrownBy(() -> publishAs(id + 1000, good)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listsDocumentsInPagesByCodePoint() {
    List<String> sources = List.of("a", "b", "é", "\uFFFD", "\uD83D\uDE00");
    for (String source : sources) {
      store.write(tx -> pend(tx, papers, source, source));
    }
    assertThat(list("", 9)).containsExactlyElementsOf(sources);
    assertThat(list("", 2)).containsExactly("a", "b");
    assertThat(list("b", 2)).containsExactly("é", "\uFFFD");
  }

  @Test
  void keepsEveryStringAsItIs() {
    String odd = "Nul \0, half a pair \uD83D and \uDE00, emoji \uD83D\uDE00, 日本. After.";
    store.write(tx -> publish(tx, papers, "odd \uD83D\uDE00", odd, "k'\"", odd));
    assertThat(String.join("", chunkTexts())).isEqualTo(odd);
    assertThat(found("odd \uD83D\uDE00").published().orElseThrow().metadata())
        .containsEntry("k'\"", odd);
    assertThat(ids(Filter.equal("k'\"", odd))).hasSize(2);
    assertThat(search("after")).hasSize(1);
  }

  @Test
  void filtersBySourceAndMetadata() {
    store.write(tx -> publish(tx, papers, "a", "Fish one.", "lang", "en", "year", "1"));
    store.write(tx -> publish(tx, papers, "b", "Fish two.", "lang", "en", "year", "2"));
    store.write(tx -> publish(tx, papers, "c", "Fish three.", "lang", "de", "year", "2"));
    Filter english = Filter.equal("lang", "en");
    assertThat(ids(Filter.all())).hasSize(3);
    assertThat(ids(english)).hasSize(2);
    assertThat(ids(english.and(Filter.equal("year", "2")))).hasSize(1);
    assertThat(ids(Filter.equal("source", "c"))).hasSize(1);
    assertThat(ids(Filter.equal("lang", "EN"))).isEmpty();
    assertThat(rows(tx -> tx.lexical().search(papers, words("fish"), Filter.equal("year", "1"), 1)))
        .extracting(LexicalHit::chunkId)
        .containsExactly(ids(Filter.equal("year", "1"))[0]);
  }

  @Test
  void ranksByBm25OverTheCollectionAlone() {
    store.write(tx -> publish(tx, papers, "a", "Whale whale sea. Sea only. Nothing here at all."));
    long other = store.write(tx -> tx.collections().create(collection("ada", "other"))).id();
    List<LexicalHit> alone = search("whale", "sea");
    store.write(tx -> publish(tx, other, "b", "Whale. Whale. Whale. Whale. Whale."));
    assertThat(search("whale", "sea")).isEqualTo(alone).hasSize(2);
    double whale = Math.log(2.5 / 1.5) * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 3.0));
    assertThat(alone.get(0).score()).isCloseTo(whale, within(1e-4));
    assertThat(search("whale", "sea", "whale")).isEqualTo(alone);
    assertThat(rows(tx -> tx.lexical().search(papers, words("whale", "sea"), Filter.all(), 1)))
        .hasSize(1);
    assertThat(search()).isEmpty();
  }

  @Test
  void takesQuerySyntaxInATermAsData() {
    store.write(tx -> publish(tx, papers, "a", "And near c++ \" * a:b not(x) or. Plain."));
    for (String term : List.of("and", "near", "c++", "\"", "*", "a:b", "not(x)", "or")) {
      assertThat(search(term)).as(term).hasSize(1);
    }
    assertThat(search("c", "terms:plain", "pla*", "^plain", "'", "\"\"", "")).isEmpty();
    List<String> many = new ArrayList<>(List.of("plain"));
    for (int i = 0; i < 2000; i++) {
      many.add("word" + i);
    }
    assertThat(search(many.toArray(String[]::new))).hasSize(1);
  }

  @Test
  void givesVectorsByIdAndByText() {
    store.write(tx -> publish(tx, papers, "a", "One. Two. One."));
    long[] ids = ids(Filter.all());
    List<Long> seen = new ArrayList<>();
    store.read(
        tx -> {
          tx.chunks().forEachVector(papers, (id, vector) -> seen.add(id));
          tx.chunks()
              .forEachVector(
                  papers,
                  new long[] {ids[1], ids[1] + 1000},
                  (id, vector) -> assertThat(vector).containsExactly(0, 1, 0, 0));
          return ids;
        });
    assertThat(seen).containsExactly(ids[0], ids[1], ids[2]);
    Map<String, float[]> known =
        store.read(
            tx ->
                tx.chunks().vectorsByTextHash(papers, List.of(sha256("One."), sha256("Unknown."))));
    assertThat(known).containsOnlyKeys(sha256("One."));
    assertThat(known.get(sha256("One."))).containsExactly(1, 0, 0, 0);
  }

  @Test
  void listsAndCountsIdsInARange() {
    store.write(tx -> publish(tx, papers, "a", "One. Two. Three."));
    long other = store.write(tx -> tx.collections().create(collection("bob", "papers"))).id();
    store.write(tx -> publish(tx, other, "b", "Other."));
    store.write(tx -> publish(tx, papers, "c", "Four. Five."));
    long[] ids = ids(Filter.all());
    store.read(
        tx -> {
          assertThat(tx.chunks().ids(papers, ids[1], ids[3]))
              .containsExactly(ids[1], ids[2], ids[3]);
          assertThat(tx.chunks().count(papers, ids[1], ids[3])).isEqualTo(3);
          assertThat(tx.chunks().ids(papers, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(ids);
          assertThat(tx.chunks().count(papers, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(5);
          assertThat(tx.chunks().ids(papers, ids[4] + 1, Long.MAX_VALUE)).isEmpty();
          assertThat(tx.chunks().count(papers, ids[3], ids[1])).isZero();
          return ids;
        });
  }

  @Test
  void findsChunksInTheOrderAsked() {
    store.write(tx -> publish(tx, papers, "a", "One. Two. Three."));
    long[] ids = ids(Filter.all());
    List<Long> asked = List.of(ids[2], ids[2] + 1000, ids[0]);
    assertThat(rows(tx -> tx.chunks().find(papers, asked)))
        .extracting(ChunkRow::id)
        .containsExactly(ids[2], ids[0]);
  }

  @Test
  void neverShowsOneCollectionsChunksInAnother() {
    store.write(tx -> publish(tx, papers, "a", "Secret."));
    long other = store.write(tx -> tx.collections().create(collection("bob", "papers"))).id();
    long[] ids = ids(Filter.all());
    store.read(
        tx -> {
          assertThat(tx.chunks().find(other, List.of(ids[0]))).isEmpty();
          assertThat(tx.chunks().ids(other, Filter.all())).isEmpty();
          assertThat(tx.chunks().ids(other, Filter.equal("source", "a"))).isEmpty();
          assertThat(tx.chunks().vectorsByTextHash(other, List.of(sha256("Secret.")))).isEmpty();
          tx.chunks().forEachVector(other, ids, (id, vector) -> assertThat(id).isNull());
          assertThat(tx.lexical().search(other, words("secret"), Filter.all(), 9)).isEmpty();
          assertThat(tx.documents().findBySource(other, "a")).isEmpty();
          assertThat(tx.documents().list(other, "", 9)).isEmpty();
          return ids;
        });
  }

  @Test
  void keepsBytesOnceAndOnlyWhileADocumentRefersToThem() {
    long first = store.write(tx -> publish(tx, papers, "a", "Same."));
    long second = store.write(tx -> publish(tx, papers, "b", "Same."));
    delete(first);
    assertThat(blob("Same.")).isEqualTo("Same.");
    delete(second);
    assertThat(contains("Same.")).isFalse();
    assertThatThrownBy(() -> blob("Same.")).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void dropsReplacedBytes() {
    store.write(tx -> publish(tx, papers, "a", "One."));
    store.write(tx -> pend(tx, papers, "a", "Two."));
    store.write(tx -> pend(tx, papers, "a", "Three."));
    assertThat(contains("One.")).isTrue();
    assertThat(contains("Two.")).isFalse();
    store.write(tx -> publish(tx, papers, "a", "Three."));
    assertThat(contains("One.")).isFalse();
    assertThat(blob("Three.")).isEqualTo("Three.");
  }

  @Test
  void deletesADocumentWithAllThatHangsFromIt() {
    long id = store.write(tx -> publish(tx, papers, "a", "One. Two.", "k", "v"));
    delete(id);
    assertThat(optional(tx -> tx.documents().findBySource(papers, "a"))).isEmpty();
    assertThat(ids(Filter.all())).isEmpty();
    assertThat(search("one")).isEmpty();
    assertThat(counts()).isEqualTo(new CollectionCounts(0, 0, 0, 0, 0));
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void takesBackAllOfAFailedWrite() {
    store.write(tx -> publish(tx, papers, "a", "Old."));
    RuntimeException thrown = new RuntimeException("stop");
    assertThatThrownBy(
            () ->
                store.write(
                    tx -> {
                      publish(tx, papers, "a", "New.");
                      publish(tx, papers, "b", "More.");
                      tx.collections().create(collection("ada", "extra"));
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(chunkTexts()).containsExactly("Old.");
    assertThat(rows(tx -> tx.collections().list("ada"))).hasSize(1);
    assertThat(contains("More.")).isFalse();
    store.write(tx -> publish(tx, papers, "b", "Next."));
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void readsOneStateWhileOthersWrite() throws Exception {
    store.write(tx -> publish(tx, papers, "a", "One."));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    CompletableFuture<Integer> read =
        CompletableFuture.supplyAsync(
            () ->
                store.read(
                    tx -> {
                      begun.countDown();
                      await(written);
                      return tx.chunks().ids(papers, Filter.all()).length;
                    }));
    begun.await();
    store.write(tx -> publish(tx, papers, "b", "Two."));
    written.countDown();
    assertThat(read.get()).isEqualTo(1);
    assertThat(ids(Filter.all())).hasSize(2);
  }

  @Test
  void refusesToBeUsedFromInsideItsOwnWork() {
    assertThatThrownBy(() -> store.write(tx -> store.write(inner -> 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.read(tx -> store.read(inner -> 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isThereAgainAfterClosing() {
    assertThat(factory().existsIn(folder)).isTrue();
    store.write(tx -> publish(tx, papers, "a", "One."));
    store.close();
    store.close();
    assertThatThrownBy(() -> store.read(tx -> 1)).isInstanceOf(IllegalStateException.class);
    store = factory().open(folder);
    assertThat(chunkTexts()).containsExactly("One.");
    assertThat(store.verify()).isEmpty();
    assertThat(store.sizeInBytes()).isNotNegative();
  }

  @Test
  void restoresWhatWasBackedUp(@TempDir Path elsewhere) {
    Path backup = elsewhere.resolve("backup");
    store.write(tx -> publish(tx, papers, "a", "Kept."));
    store.backup(backup);
    store.write(tx -> publish(tx, papers, "b", "Later."));
    store.close();
    factory().restore(backup, folder);
    store = factory().open(folder);
    assertThat(chunkTexts()).containsExactly("Kept.");
    assertThat(search("kept")).hasSize(1);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void refusesABackupOverAFileOrIntoNoFolder(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("mine"), "mine");
    assertThatThrownBy(() -> store.backup(file)).isInstanceOf(InvalidInputException.class);
    assertThat(file).hasContent("mine");
    assertThatThrownBy(() -> store.backup(elsewhere.resolve("no").resolve("folder")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void losesNothingToABadBackup(@TempDir Path elsewhere) throws IOException {
    store.write(tx -> publish(tx, papers, "a", "Kept."));
    store.close();
    Path bad = Files.writeString(elsewhere.resolve("bad"), "no backup");
    assertThatThrownBy(() -> factory().restore(bad, folder))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> factory().restore(elsewhere.resolve("absent"), folder))
        .isInstanceOf(InvalidInputException.class);
    store = factory().open(folder);
    assertThat(chunkTexts()).containsExactly("Kept.");
  }

  private <T> List<T> rows(Function<Transaction, List<T>> work) {
    return store.read(work);
  }

  private <T> Optional<T> optional(Function<Transaction, Optional<T>> work) {
    return store.read(work);
  }

  private CollectionCounts counts() {
    return store.read(tx -> tx.collections().counts(papers));
  }

  private void publishAs(long id, DocumentVersion version) {
    store.write(
        tx -> {
          tx.documents().publish(id, version, AT);
          return id;
        });
  }

  private void delete(long id) {
    store.write(
        tx -> {
          tx.documents().delete(id);
          return id;
        });
  }

  private DocumentRow found(String source) {
    return store.read(tx -> tx.documents().findBySource(papers, source)).orElseThrow();
  }

  private List<String> list(String after, int limit) {
    return store.read(tx -> tx.documents().list(papers, after, limit)).stream()
        .map(row -> row.newest().source())
        .toList();
  }

  private long[] ids(Filter filter) {
    return store.read(tx -> tx.chunks().ids(papers, filter));
  }

  private List<ChunkRow> chunks() {
    List<Long> ids = Arrays.stream(ids(Filter.all())).boxed().toList();
    return store.read(tx -> tx.chunks().find(papers, ids));
  }

  private List<String> chunkTexts() {
    return chunks().stream().map(ChunkRow::text).toList();
  }

  private List<LexicalHit> search(String... terms) {
    return store.read(tx -> tx.lexical().search(papers, words(terms), Filter.all(), 10));
  }

  private long revision() {
    return store.<Long>read(tx -> tx.collections().revision(papers));
  }

  private boolean contains(String text) {
    return store.<Boolean>read(tx -> tx.blobs().contains(sha256(text)));
  }

  private String blob(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.read(
        tx -> {
          tx.blobs().read(sha256(text), bytes::writeBytes);
          return bytes;
        });
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static LexicalQuery words(String... terms) {
    return new LexicalQuery(
        Stream.of(terms).map(term -> new Word(Set.of(term), false)).toList(), List.of());
  }
}
