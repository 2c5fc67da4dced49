package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Passage.Context;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is brought along with passages. */
class SurroundingsTest {
  /** Long enough to be a chunk of its own. */
  private static final String PADDING = " It goes on and on and on and on.".repeat(18);

  private static final String TEXT =
      """
      # Animals

      Beasts run.%1$s

      ## Fish

      Trout swim upstream.%1$s

      Salmon leap.%1$s

      Pike wait.%1$s

      ## Birds

      Herons wade.%1$s

      # Plants

      Reeds grow.%1$s
      """
          .formatted(PADDING);

  private static final Query QUERY =
      Query.of("salmon leap").withMode(SearchMode.LEXICAL).withTopK(1);

  @TempDir Path folder;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws Exception {
    astra = Engines.open(folder);
    collection = astra.workspace().collection("notes");
    SourceDocument notes =
        SourceDocument.ofBytes("notes.md", TEXT.getBytes(StandardCharsets.UTF_8), "text/markdown");
    collection.ingestor().ingest(Source.documents(List.of(notes)));
    assertThat(collection.stats().chunks()).isEqualTo(6);
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @Test
  void bringsNothingUnlessAsked() throws Exception {
    assertThat(collection.retriever().retrieve(QUERY).get(0).context()).isEmpty();
  }

  @Test
  void bringsTheChunksBeside() throws Exception {
    assertThat(context(Surroundings.neighbours(1)).text())
        .contains("Trout", "Salmon", "Pike")
        .doesNotContain("Herons");
  }

  @Test
  void bringsTheSectionAndItsParentsAsFarAsTheyFit() throws Exception {
    assertThat(context(Surroundings.ofSection()).text())
        .contains("Beasts", "Trout", "Salmon", "Pike", "Herons")
        .doesNotContain("Reeds");
    assertThat(context(new Surroundings(0, true, 2_000)).text())
        .contains("Trout", "Salmon", "Pike")
        .doesNotContain("Beasts", "Herons");
  }

  @Test
  void alwaysHoldsTheWholePassage() throws Exception {
    Passage passage =
        collection
            .retriever()
            .retrieve(QUERY.withSurroundings(new Surroundings(3, true, 1)))
            .get(0);
    Context context = passage.context().orElseThrow();
    assertThat(context).isEqualTo(new Context(passage.start(), passage.end(), passage.text()));
  }

  private Context context(Surroundings surroundings) throws InterruptedException {
    Passage passage = collection.retriever().retrieve(QUERY.withSurroundings(surroundings)).get(0);
    Context context = passage.context().orElseThrow();
    String text = collection.text(passage.documentId()).orElseThrow();
    assertThat(text.substring(context.start(), context.end())).isEqualTo(context.text());
    assertThat(context.text()).contains(passage.text());
    return context;
  }
}
