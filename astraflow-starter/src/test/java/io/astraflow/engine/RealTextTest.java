package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.testkit.TestData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of real documents are literal parts of their text. */
class RealTextTest {
  @TempDir Path folder;

  @Test
  void everyChunkIsTheTextAtItsOffsets() throws Exception {
    Source source = Source.directory(TestData.path("documents/docling"));
    try (AstraFlow astra = Engines.open(folder)) {
      Collection collection = astra.workspace().collection("real");
      IngestReport report = collection.ingestor().ingest(source);
      assertThat(report.added()).isGreaterThan(60);
      assertThat(report.chunks()).isGreaterThan(300);
      // verify compares every chunk with its document's text
      assertThat(astra.verify().problems()).isEmpty();
      for (String words : List.of("the", "table of contents", "duck", "figure", "model")) {
        check(collection, collection.retriever().retrieve(Query.of(words).withTopK(200)));
      }
    }
  }

  private static void check(Collection collection, List<Passage> passages) {
    assertThat(passages).isNotEmpty();
    for (Passage passage : passages) {
      String text = collection.text(passage.documentId()).orElseThrow();
      assertThat(text.substring(passage.start(), passage.end())).isEqualTo(passage.text());
      Document document = collection.document(passage.documentId()).orElseThrow();
      assertThat(passage.page()).isBetween(0, document.pages());
    }
  }
}
