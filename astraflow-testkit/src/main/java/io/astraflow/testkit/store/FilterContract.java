package io.astraflow.testkit.store;

import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.pend;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import io.astraflow.spi.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How every store applies filters, in chunk ids, lexical search and document lists alike. Extend it
 * and say which factory to test.
 */
public abstract class FilterContract {
  private static final LexicalQuery FISH =
      new LexicalQuery(List.of(new Word(Set.of("fish"), false)), List.of());

  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;
  private long papers;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected FilterContract() {}

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
  void appliesEveryKindOfFilterAsItIsDefined() {
    long seed = System.nanoTime();
    RandomFilters drawn = new RandomFilters(seed);
    store.write(tx -> fill(tx, drawn));
    for (int i = 0; i < 200; i++) {
      Filter filter = drawn.filter(1 + i % 5);
      check(filter, "seed " + seed + ": " + filter);
    }
  }

  @Test
  void comparesTextsInTheOrderOfCodePoints() {
    for (String date :
        List.of("2023-12-31", "2024-01-05", "2024-11-05", "\uFFFD", "\uD83D\uDE00")) {
      store.write(tx -> publish(tx, papers, date, "Fish.", "date", date));
    }
    assertThat(sources("date < \"2024-02\"")).containsExactly("2023-12-31", "2024-01-05");
    assertThat(sources("date >= \"2024-11-05\""))
        .containsExactly("2024-11-05", "\uFFFD", "\uD83D\uDE00");
    assertThat(sources("date > \"\uFFFD\"")).containsExactly("\uD83D\uDE00");
    assertThat(sources("date starts with \"2024\" and date contains \"05\""))
        .containsExactly("2024-01-05", "2024-11-05");
    assertThat(sources("date contains \"FFFD\" or date = \"2024\"")).isEmpty();
  }

  @Test
  void comparesNumbersWithAllTheirDigits() {
    for (String number :
        List.of("9", "10", "2.5", "2.50", "-1", "-1.5", "9007199254740993", "ten", "1e1")) {
      store.write(tx -> publish(tx, papers, number, "Fish.", "n", number));
    }
    assertThat(sources("n = 2.5")).containsExactly("2.5", "2.50");
    assertThat(sources("n = \"2.5\"")).containsExactly("2.5");
    assertThat(sources("n < 0")).containsExactly("-1", "-1.5");
    assertThat(sources("n < -1")).containsExactly("-1.5");
    assertThat(sources("n >= 9 and n < 11")).containsExactly("10", "9");
    assertThat(sources("n > 9007199254740992")).containsExactly("9007199254740993");
    assertThat(sources("n != 9 and n > 2")).doesNotContain("ten", "1e1", "9").hasSize(4);
    assertThat(sources("n in (10, \"ten\")")).containsExactly("10", "ten");
    assertThat(sources("n not in (10, 9, 2.5)")).containsExactly("-1", "-1.5", "9007199254740993");
  }

  @Test
  void findsNoDocumentWithoutTheFieldButByItsComplement() {
    store.write(tx -> publish(tx, papers, "a", "Fish.", "tag", "a"));
    store.write(tx -> publish(tx, papers, "b", "Fish.", "tag", "b"));
    store.write(tx -> publish(tx, papers, "none", "Fish."));
    assertThat(sources("tag != \"a\"")).containsExactly("b");
    assertThat(sources("not tag = \"a\"")).containsExactly("b", "none");
    assertThat(sources("tag not in (\"a\")")).containsExactly("b");
    assertThat(sources("tag not in ()")).containsExactly("a", "b");
    assertThat(sources("tag in ()")).isEmpty();
    assertThat(sources("not exists tag")).containsExactly("none");
    assertThat(sources("not all")).isEmpty();
    assertThat(sources("tag < 5")).isEmpty();
    assertThat(sources("not tag < 5")).containsExactly("a", "b", "none");
  }

  @Test
  void knowsTheDocumentsOwnFields() {
    store.write(tx -> publish(tx, papers, "/a.txt", "Fish.", "title", "hidden", "lang", "en"));
    store.write(tx -> pend(tx, papers, "/waits.txt", "Fish.", "lang", "en"));
    assertThat(sources("source = \"/a.txt\"")).containsExactly("/a.txt");
    assertThat(sources("source starts with \"/\"")).containsExactly("/a.txt", "/waits.txt");
    assertThat(sources("title = \"Title\"")).containsExactly("/a.txt");
    assertThat(sources("title = \"hidden\"")).isEmpty();
    assertThat(sources("media_type != \"text/html\"")).containsExactly("/a.txt");
    assertThat(sources("not exists media_type")).containsExactly("/waits.txt");
    assertThat(sources("lang = \"en\"")).containsExactly("/a.txt");
    assertThat(sources("not source = 5 and not source in (5)"))
        .containsExactly("/a.txt", "/waits.txt");
  }

  @Test
  void takesEveryTextAsData() {
    List<String> texts =
        List.of("'", "\"", "' OR '1'='1", "x\0y", "\0", "?", "%", "\\", ");--", "half \uDE00");
    for (String text : texts) {
      store.write(tx -> publish(tx, papers, text, "Fish.", "k" + text, text));
    }
    for (String text : texts) {
      Filter filter = Filter.field("k" + text).in(List.of(text, "other"));
      check(filter, text);
      assertThat(sources(filter)).as(text).containsExactly(text);
      assertThat(sources(Filter.equal("source", text))).as(text).containsExactly(text);
    }
  }

  @Test
  void appliesTheLongestAndTheDeepestFilter() {
    for (int i = 0; i < 20; i++) {
      String value = "v" + i;
      store.write(tx -> publish(tx, papers, value, "Fish.", "k", value, "n", value.substring(1)));
    }
    List<String> values =
        IntStream.range(10, 10 + Filter.MOST_LEAVES).mapToObj(i -> "v" + i).toList();
    check(Filter.field("k").in(values), "longest list");
    check(Filter.field("k").notIn(values), "longest exclusion");
    check(Filter.anyOf(conditions(values.subList(0, 5_000))), "longest or");
    check(Filter.allOf(conditions(values.subList(0, 1_000))).negated(), "long and");
    Filter deep = Filter.field("n").atLeast(5);
    for (int i = 2; i + 2 <= Filter.MOST_DEPTH; i += 2) {
      deep = deep.and(Filter.field("n").notEqualTo(i)).or(Filter.equal("k", "v" + i % 7));
    }
    assertThat(deep.depth()).isGreaterThan(Filter.MOST_DEPTH - 3);
    check(deep, "deepest");
    check(deep.negated(), "deepest complement");
  }

  @Test
  void countsFieldsAndTheirValues() {
    long other = store.write(tx -> tx.collections().create(collection("bob", "papers"))).id();
    store.write(tx -> publish(tx, other, "x", "Fish.", "secret", "1"));
    assertThat(fields()).isEmpty();
    store.write(tx -> publish(tx, papers, "a", "Fish.", "lang", "en", "year", "2020"));
    store.write(tx -> publish(tx, papers, "b", "Fish.", "lang", "de", "year", "soon"));
    long last = store.write(tx -> publish(tx, papers, "c", "Fish.", "lang", "en", "é", "x"));
    store.write(tx -> pend(tx, papers, "waits", "Fish.", "new", "1"));
    assertThat(fields())
        .containsExactly(
            new MetadataField("lang", 3, 0),
            new MetadataField("year", 2, 1),
            new MetadataField("é", 1, 0));
    assertThat(values("lang", 9))
        .containsExactly(new MetadataValue("en", 2), new MetadataValue("de", 1));
    assertThat(values("lang", 1)).containsExactly(new MetadataValue("en", 2));
    assertThat(values("year", 9)).extracting(MetadataValue::value).containsExactly("2020", "soon");
    assertThat(values("media_type", 9)).containsExactly(new MetadataValue("text/plain", 3));
    assertThat(values("new", 9)).isEmpty();
    store.write(tx -> publish(tx, papers, "a", "Fish.", "lang", "fr"));
    store.write(
        tx -> {
          tx.documents().delete(last);
          return last;
        });
    assertThat(fields())
        .containsExactly(new MetadataField("lang", 2, 0), new MetadataField("year", 1, 0));
    assertThat(store.verify()).isEmpty();
  }

  private long fill(Transaction tx, RandomFilters drawn) {
    for (int i = 0; i < 60; i++) {
      publish(tx, papers, "s" + i, i % 3 == 0 ? "Fish. Whale." : "Fish.", drawn.metadata());
    }
    pend(tx, papers, "waits", "Fish.", drawn.metadata());
    long other = tx.collections().create(collection("bob", "papers")).id();
    return publish(tx, other, "s1", "Fish.", drawn.metadata());
  }

  private static List<Filter> conditions(List<String> values) {
    List<Filter> conditions = new ArrayList<>();
    for (String value : values) {
      conditions.add(Filter.equal("k", value).or(Filter.field("n").equalTo(conditions.size())));
    }
    return Collections.unmodifiableList(conditions);
  }

  /** Compares all that a store does with a filter with what the filter means. */
  private void check(Filter filter, String description) {
    store.read(
        tx -> {
          List<DocumentRow> passing =
              tx.documents().list(papers, "", 1_000).stream()
                  .filter(document -> PlainFilter.passes(document, filter))
                  .toList();
          assertThat(tx.documents().list(papers, filter, "", 1_000))
              .as(description)
              .isEqualTo(passing);
          Set<Long> chunks = Set.copyOf(chunks(tx, passing));
          assertThat(boxed(tx.chunks().ids(papers, filter)))
              .as(description)
              .isSorted()
              .containsExactlyInAnyOrderElementsOf(chunks);
          List<Long> found =
              tx.lexical().search(papers, FISH, filter, 1_000).stream()
                  .map(LexicalHit::chunkId)
                  .toList();
          assertThat(found)
              .as(description)
              .hasSize((int) passing.stream().filter(row -> row.published().isPresent()).count());
          assertThat(chunks).as(description).containsAll(found);
          return filter;
        });
  }

  private List<Long> chunks(Transaction tx, List<DocumentRow> documents) {
    Set<String> keys = Set.copyOf(documents.stream().map(row -> row.newest().key()).toList());
    return tx.chunks().find(papers, boxed(tx.chunks().ids(papers, Filter.all()))).stream()
        .filter(chunk -> keys.contains(chunk.documentKey()))
        .map(chunk -> chunk.id())
        .toList();
  }

  private static List<Long> boxed(long[] ids) {
    return LongStream.of(ids).boxed().toList();
  }

  private List<String> sources(String filter) {
    Filter parsed = Filter.parse(filter);
    check(parsed, filter);
    return sources(parsed);
  }

  private List<String> sources(Filter filter) {
    return store.read(tx -> tx.documents().list(papers, filter, "", 100)).stream()
        .map(row -> row.newest().source())
        .toList();
  }

  private List<MetadataField> fields() {
    return store.read(tx -> tx.documents().fields(papers));
  }

  private List<MetadataValue> values(String field, int limit) {
    return store.read(tx -> tx.documents().values(papers, field, limit));
  }
}
