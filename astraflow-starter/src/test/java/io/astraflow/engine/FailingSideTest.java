package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelException;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Retriever;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingSideTest {
  @TempDir Path folder;
  @TempDir Path services;

  @AfterEach
  void mend() {
    FragileEmbedding.mend();
  }

  @Test
  void wordsAloneAreSearchedForWhereTheEmbeddingModelFails() throws Exception {
    try (AstraFlow astra =
        AstraFlow.builder(folder)
            .classLoader(FragileEmbedding.loader(services))
            .embeddingModel(FragileEmbedding.ID)
            .build()) {
      Collection collection = astra.workspace().collection("c");
      collection.ingestor().ingest(Source.text("trout", "Trout swim in cold rivers."));
      Retriever retriever = collection.retriever();
      FragileEmbedding.BROKEN.set(true);
      SearchResult result = retriever.search(Query.of("trout"));
      assertThat(result.passages()).hasSize(1);
      assertThat(result.passages().get(0).explanation().semantic()).isEmpty();
      assertThat(result.notices())
          .singleElement()
          .returns(Notice.Kind.LEXICAL_ONLY, Notice::kind)
          .satisfies(
              notice -> assertThat(notice.message()).contains("the embedding server is away"));
      assertThatThrownBy(() -> retriever.search(Query.of("trout").withMode(SearchMode.SEMANTIC)))
          .isInstanceOf(ModelException.class);
      assertThat(collection.ask("trout swim in cold rivers").citations()).hasSize(1);
      FragileEmbedding.BROKEN.set(false);
      assertThat(retriever.search(Query.of("trout")).notices()).isEmpty();
    }
  }
}
