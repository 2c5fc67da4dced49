package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Chunk;
import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  @TempDir Path folder;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws Exception {
    astra = Engines.open(folder);
    collection = astra.workspace().collection("papers");
    List<SourceDocument> documents = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      byte[] text =
          "Paper %d is about the number %d.".formatted(i, i).getBytes(StandardCharsets.UTF_8);
      documents.add(
          SourceDocument.ofBytes("paper " + i, text, "text/plain")
              .withMetadata(
                  Map.of("n", Integer.toString(i), "parity", i % 2 == 0 ? "even" : "odd")));
    }
    collection.ingestor().ingest(Source.documents(documents));
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @Test
  void listsDocumentsAndChunksPageByPage() {
    Filter even = Filter.parse("parity = \"even\" and n > 1");
    assertThat(all(request -> collection.documents(even, request), 3))
        .extracting(Document::source)
        .containsExactly("paper 2", "paper 4", "paper 6", "paper 8");
    assertThat(all(collection::documents, 10)).hasSize(10);
    List<Chunk> chunks = all(collection::chunks, 4);
    assertThat(chunks).hasSize(10).extracting(Chunk::id).isSorted();
    String document = chunks.get(3).documentId();
    assertThat(all(request -> collection.chunks(document, request), 1))
        .containsExactly(chunks.get(3));
    assertThat(collection.chunks("unknown", PageRequest.first(5)).items()).isEmpty();
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    String cursor = collection.documents(PageRequest.first(2)).next().orElseThrow();
    Collection other = astra.workspace().collection("other");
    PageRequest foreign = PageRequest.first(2).after(cursor);
    assertThat(collection.documents(foreign).items()).hasSize(2);
    assertThatThrownBy(() -> other.documents(foreign)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> collection.chunks(foreign)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> collection.chunks("paper 1", foreign))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AA", "AQ", "AQAAAAAA", "AQAAAAAAZg", "paper 1"})
  void refusesGarbageAsACursor(String cursor) {
    PageRequest request = PageRequest.first(2).after(cursor);
    assertThatThrownBy(() -> collection.documents(request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cursor");
  }

  @Test
  void countsFieldsAndValues() {
    assertThat(collection.fields())
        .contains(new MetadataField("n", 10, 10), new MetadataField("parity", 10, 0));
    assertThat(collection.values("parity", 9))
        .containsExactly(new MetadataValue("even", 5), new MetadataValue("odd", 5));
    assertThat(collection.values("media_type", 9)).hasSize(1);
  }

  @Test
  void refusesAFilterThatCanOnlyBeAMistake() throws Exception {
    for (String filter : List.of("yeer = 1", "exists n and yeer in (\"a\")", "not yeer < 5")) {
      assertThatThrownBy(() -> search(filter))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("\"yeer\"")
          .hasMessageContainingAll("source", "n (numbers)", "parity");
    }
    for (String filter :
        List.of("parity > 1", "parity in (1, 2)", "parity not in (1)", "source = 5")) {
      assertThatThrownBy(() -> search(filter))
          .as(filter)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("with a number");
    }
    assertThatThrownBy(() -> collection.documents(Filter.equal("x", "y"), PageRequest.first(1)))
        .isInstanceOf(InvalidInputException.class);
    assertThat(search("exists yeer")).isZero();
    assertThat(search("n > 7 and parity in (1, \"odd\") and title != \"x\"")).isEqualTo(1);
  }

  @Test
  void takesAnyFilterWhileNothingIsThere() throws Exception {
    Collection empty = astra.workspace().collection("empty");
    Query query = Query.of("anything").withFilter(Filter.parse("yeer = 1"));
    assertThat(empty.retriever().retrieve(query)).isEmpty();
  }

  private int search(String filter) throws InterruptedException {
    Query query =
        Query.of("paper number").withMode(SearchMode.LEXICAL).withFilter(Filter.parse(filter));
    return collection.retriever().retrieve(query).size();
  }

  private static <T> List<T> all(Function<PageRequest, Page<T>> list, int limit) {
    List<T> items = new ArrayList<>();
    Optional<PageRequest> request = Optional.of(PageRequest.first(limit));
    while (request.isPresent()) {
      Page<T> page = list.apply(request.get());
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      items.addAll(page.items());
      request = page.next().map(PageRequest.first(limit)::after);
    }
    return items;
  }
}
