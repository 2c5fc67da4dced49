package io.astraflow.testkit.store;

import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How every store lists documents and chunks page by page. Extend it and say which factory to test.
 */
public abstract class ListingContract {
  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;
  private long papers;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected ListingContract() {}

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
  void listsEachChunkOnceById() {
    publishAs("b", "One. Two. Three.");
    publishAs("a", "Four. Five.");
    long other = store.write(tx -> tx.collections().create(collection("bob", "papers"))).id();
    store.write(tx -> publish(tx, other, "b", "Other."));
    publishAs("c", "Six.");
    assertThat(chunkTexts(2))
        .containsExactly("One.", " Two.", " Three.", "Four.", " Five.", "Six.");
    assertThat(chunkTexts(6)).hasSize(6);
    assertThat(chunksAfter(Long.MAX_VALUE, 5)).isEmpty();
    assertThat(chunksAfter(Long.MIN_VALUE, 5)).hasSize(5);
  }

  @Test
  void listsTheChunksOfOneDocumentInOrder() {
    publishAs("a", "Zero. Null.");
    long document = publishAs("b", "One. Two. Three. Four. Five.");
    publishAs("c", "Six.");
    List<String> texts = new ArrayList<>();
    List<ChunkRow> page = documentChunks(document, 0, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(chunk -> texts.add(chunk.text()));
      page = documentChunks(document, page.get(page.size() - 1).id(), 2);
    }
    assertThat(texts).containsExactly("One.", " Two.", " Three.", " Four.", " Five.");
    assertThat(documentChunks(document + 1000, 0, 2)).isEmpty();
  }

  @Test
  void listsTheChunksOfADocumentsNewVersionBehindThoseOfTheOld() {
    long document = publishAs("a", "One. Two. Three.");
    long seen = documentChunks(document, 0, 2).get(1).id();
    publishAs("a", "New. Newer.");
    assertThat(documentChunks(document, seen, 9))
        .extracting(ChunkRow::text)
        .containsExactly("New.", " Newer.");
  }

  @Test
  void neitherSkipsNorRepeatsWhatStaysWhileOthersChange() {
    for (String source : List.of("b", "d", "f", "h", "j", "l")) {
      publishAs(source, source + " one. " + source + " two.");
    }
    List<String> sources = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    String afterSource = "";
    long afterChunk = 0;
    for (int step = 0; step < 6; step++) {
      List<DocumentRow> documents = documentsAfter(Filter.all(), afterSource, 2);
      for (DocumentRow row : documents) {
        sources.add(row.newest().source());
        afterSource = row.newest().source();
      }
      for (ChunkRow chunk : chunksAfter(afterChunk, 3)) {
        texts.add(chunk.text().strip());
        afterChunk = chunk.id();
      }
      switch (step) {
        case 0 -> publishAs("a", "Before.");
        case 1 -> delete("d");
        case 2 -> delete("j");
        default -> publishAs("k" + step, "Behind " + step + ".");
      }
    }
    assertThat(sources).doesNotHaveDuplicates().contains("b", "d", "f", "h", "l");
    assertThat(texts)
        .doesNotHaveDuplicates()
        .contains("b one.", "b two.", "f one.", "f two.", "h one.", "h two.", "l one.", "l two.");
  }

  @Test
  void listsPagesOfFilteredDocuments() {
    for (int i = 10; i < 40; i++) {
      String number = Integer.toString(i);
      store.write(tx -> publish(tx, papers, "s" + number, "Fish.", "n", number));
    }
    Filter filter = Filter.parse("n >= 20 and not n in (25, 26)");
    List<String> sources = new ArrayList<>();
    List<DocumentRow> page = documentsAfter(filter, "", 7);
    while (!page.isEmpty()) {
      page.forEach(row -> sources.add(row.newest().source()));
      page = documentsAfter(filter, page.get(page.size() - 1).newest().source(), 7);
    }
    assertThat(sources).hasSize(18).isSorted().doesNotHaveDuplicates().doesNotContain("s25");
  }

  private List<String> chunkTexts(int limit) {
    List<String> texts = new ArrayList<>();
    List<ChunkRow> page = chunksAfter(0, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      page.forEach(chunk -> texts.add(chunk.text()));
      page = chunksAfter(page.get(page.size() - 1).id(), limit);
    }
    return texts;
  }

  private List<ChunkRow> chunksAfter(long id, int limit) {
    return store.read(tx -> tx.chunks().list(papers, id, limit));
  }

  private List<ChunkRow> documentChunks(long document, long afterId, int limit) {
    return store.read(tx -> tx.chunks().listDocument(document, afterId, limit));
  }

  private List<DocumentRow> documentsAfter(Filter filter, String source, int limit) {
    return store.read(tx -> tx.documents().list(papers, filter, source, limit));
  }

  private long publishAs(String source, String text) {
    return store.write(tx -> publish(tx, papers, source, text));
  }

  private void delete(String source) {
    store.write(
        tx -> {
          long id = tx.documents().findBySource(papers, source).orElseThrow().id();
          tx.documents().delete(id);
          return id;
        });
  }
}
