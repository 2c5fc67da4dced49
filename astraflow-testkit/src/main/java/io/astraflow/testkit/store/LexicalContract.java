package io.astraflow.testkit.store;

import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every store does with phrases, beginnings and similar terms. Extend it and say which factory
 * to test.
 */
public abstract class LexicalContract {
  @TempDir private Path folder;
  private Store store;
  private long papers;

  /** For subclasses. */
  protected LexicalContract() {}

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
  void findsAPhraseOnlyWithItsWordsBesideEachOtherAndInOrder() {
    publishTo(papers, "a", "Boundary layer flow. Layer of the boundary. Boundary of a layer.");
    assertThat(found(search(List.of(word("layer")), phrase("boundary layer"))))
        .containsExactly("Boundary layer flow.");
    assertThat(search(List.of(word("layer")), phrase("flow layer"))).isEmpty();
    assertThat(search(List.of(word("layer")), phrase("layer"))).hasSize(3);
  }

  @Test
  void wantsAllPhrasesEachInOneOfItsVariants() {
    publishTo(papers, "a", "One big fish here. Big fish one. One big cat.");
    Phrase either = new Phrase(Set.of(List.of("one", "big"), List.of("fish", "one")));
    assertThat(found(search(List.of(word("big")), either)))
        .containsExactlyInAnyOrder("One big fish here.", "Big fish one.", "One big cat.");
    assertThat(found(search(List.of(word("big")), either, phrase("big fish"))))
        .containsExactlyInAnyOrder("One big fish here.", "Big fish one.");
  }

  @Test
  void wantsAWordBesidesThePhrases() {
    publishTo(papers, "a", "One big fish. One big cat.");
    assertThat(found(search(List.of(word("cat"), word("dog")), phrase("one big"))))
        .containsExactly("One big cat.");
    assertThat(search(List.of(), phrase("one big"))).isEmpty();
  }

  @Test
  void findsAWordUnderEachOfItsTerms() {
    publishTo(papers, "a", "Mouse. Mice. Moose.");
    assertThat(found(search(List.of(new Word(Set.of("mouse", "mice"), false)))))
        .containsExactlyInAnyOrder("Mouse.", "Mice.");
  }

  @Test
  void findsLongerTermsByTheirBeginning() {
    publishTo(papers, "a", "Compressor. Compress. Compact press. Press.");
    assertThat(found(search(List.of(new Word(Set.of("compress"), true)))))
        .containsExactlyInAnyOrder("Compressor.", "Compress.");
    assertThat(found(search(List.of(new Word(Set.of("comp", "pre"), true))))).hasSize(4);
    assertThat(found(search(List.of(word("compr"))))).isEmpty();
  }

  @Test
  void readsNoSyntaxInPhrasesAndBeginnings() {
    publishTo(papers, "a", "And near c++ a\"b or. Plain.");
    assertThat(search(List.of(word("and")), phrase("near c++ a\"b"))).hasSize(1);
    assertThat(search(List.of(new Word(Set.of("a\"", "nothing*"), true)))).hasSize(1);
    assertThat(search(List.of(new Word(Set.of("pla*"), true)))).isEmpty();
    assertThat(ids(Filter.all(), phrase("or plain"))).isEmpty();
    Phrase[] many = new Phrase[300];
    Arrays.fill(many, phrase("and near"));
    assertThat(search(List.of(word("or")), many)).hasSize(1);
  }

  @Test
  void listsTheChunksThatHaveAllPhrasesUnderAFilter() {
    publishTo(papers, "a", "One big fish. One big cat. Small fish.", "lang", "en");
    publishTo(papers, "b", "One big fish too.", "lang", "de");
    assertThat(texts(ids(Filter.all(), phrase("one big"))))
        .containsExactly("One big fish.", " One big cat.", "One big fish too.");
    assertThat(texts(ids(Filter.equal("lang", "de"), phrase("one big"))))
        .containsExactly("One big fish too.");
    assertThat(texts(ids(Filter.all(), phrase("one big"), phrase("fish too"))))
        .containsExactly("One big fish too.");
    assertThat(ids(Filter.all(), phrase("fish big"))).isEmpty();
  }

  @Test
  void knowsWhichTermsAreThereAndHowManyChunksHaveThem() {
    long other = create("other");
    publishTo(papers, "a", "Whale sea. Sea sea. Sea whale.");
    publishTo(other, "b", "Shark.");
    assertThat(known(9, "whale", "sea", "shark", "wha", "\"", "*"))
        .isEqualTo(Map.of("whale", 2, "sea", 3));
    assertThat(known(2, "whale", "sea")).isEqualTo(Map.of("whale", 2, "sea", 2));
    publishTo(papers, "a", "Ship.");
    assertThat(known(9, "whale", "sea", "ship")).isEqualTo(Map.of("ship", 1));
    assertThat(known(9)).isEmpty();
  }

  @Test
  void findsTermsThatLookAlikeBestFirst() {
    publishTo(papers, "a", "Retrieval retrieve retriever. Medieval. Evaluation rival arrival.");
    assertThat(similar("retreival", 10))
        .containsExactly("retrieval", "arrival", "retrieve", "retriever", "medieval", "evaluation");
    assertThat(similar("retreival", 1)).containsExactly("retrieval");
    assertThat(similar("xyz", 10)).isEmpty();
  }

  @Test
  void findsAWordWhoseInsideIsMistyped() {
    publishTo(papers, "a", "Whale. Straße über größe. Хорошо.");
    assertThat(similar("whlae", 10)).containsExactly("whale");
    assertThat(similar("grösse", 10)).contains("größe");
    assertThat(similar("хорощо", 10)).containsExactly("хорошо");
  }

  @Test
  void offersWordsOfLettersAlone() {
    publishTo(papers, "a", "Abc abc1 abcd-ef abcdef 12345 हिन्दी " + "abcd".repeat(9) + ".");
    assertThat(similar("abcdeg", 10)).containsExactly("abcdef");
    assertThat(similar("12346", 10)).isEmpty();
    assertThat(similar("abcd".repeat(9), 10)).doesNotContain("abcd".repeat(9));
    assertThat(similar("हिन्दि", 10)).containsExactly("हिन्दी");
    assertThat(similar("\" OR *", 10)).isEmpty();
  }

  @Test
  void offersTheTermsOfItsOwnCollectionAlone() {
    long other = create("other");
    publishTo(papers, "a", "Whale.");
    publishTo(other, "b", "Whaler.");
    assertThat(similar("whales", 10)).containsExactly("whale");
    store.write(
        tx -> {
          tx.collections().delete(other);
          return other;
        });
    assertThat(similar("whales", 10)).containsExactly("whale");
    assertThat(store.<List<String>>read(tx -> tx.lexical().similar(other, "whales", 10))).isEmpty();
    Map<String, Integer> known = store.read(tx -> tx.lexical().known(other, Set.of("whaler"), 1));
    assertThat(known).isEmpty();
    assertThat(
            store.<long[]>read(
                tx -> tx.lexical().ids(other, List.of(phrase("whaler")), Filter.all())))
        .isEmpty();
  }

  @Test
  void remembersTermsAcrossVersionsRunsAndRestoredBackups(@TempDir Path elsewhere) {
    publishTo(papers, "a", "Whale.");
    publishTo(papers, "a", "Whale again.");
    assertThat(similar("whalr", 10)).containsExactly("whale");
    store.backup(elsewhere.resolve("backup"));
    store.close();
    factory().restore(elsewhere.resolve("backup"), folder);
    store = factory().open(folder);
    assertThat(similar("whalr", 10)).containsExactly("whale");
    assertThat(store.verify()).isEmpty();
  }

  private long create(String name) {
    return store.write(tx -> tx.collections().create(collection("ada", name))).id();
  }

  private void publishTo(long collectionId, String source, String text, String... metadata) {
    store.write(tx -> publish(tx, collectionId, source, text, metadata));
  }

  private List<LexicalHit> search(List<Word> words, Phrase... phrases) {
    LexicalQuery query = new LexicalQuery(words, List.of(phrases));
    return store.read(tx -> tx.lexical().search(papers, query, Filter.all(), 10));
  }

  private long[] ids(Filter filter, Phrase... phrases) {
    return store.read(tx -> tx.lexical().ids(papers, List.of(phrases), filter));
  }

  private Map<String, Integer> known(int most, String... terms) {
    return store.read(tx -> tx.lexical().known(papers, List.of(terms), most));
  }

  private List<String> similar(String term, int limit) {
    return store.read(tx -> tx.lexical().similar(papers, term, limit));
  }

  private List<String> found(List<LexicalHit> hits) {
    return texts(hits.stream().mapToLong(LexicalHit::chunkId).toArray()).stream()
        .map(String::strip)
        .toList();
  }

  private List<String> texts(long[] ids) {
    List<Long> boxed = Arrays.stream(ids).boxed().toList();
    return store.read(tx -> tx.chunks().find(papers, boxed)).stream().map(ChunkRow::text).toList();
  }

  private static Word word(String term) {
    return new Word(Set.of(term), false);
  }

  private static Phrase phrase(String terms) {
    return new Phrase(Set.of(Stream.of(terms.split(" ")).toList()));
  }
}
