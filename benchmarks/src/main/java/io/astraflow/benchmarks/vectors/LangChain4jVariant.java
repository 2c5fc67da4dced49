package io.astraflow.benchmarks.vectors;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** LangChain4j's in-memory store, which compares the question with every vector. */
final class LangChain4jVariant implements Variant {
  @Override
  public String name() {
    return "langchain4j-in-memory";
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public Searchable build(VectorSet vectors, int threads, Path scratch) {
    List<String> ids = new ArrayList<>(vectors.size());
    List<Embedding> embeddings = new ArrayList<>(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      ids.add(Integer.toString(i));
      embeddings.add(Embedding.from(vectors.vector(i)));
    }
    InMemoryEmbeddingStore<String> store = new InMemoryEmbeddingStore<>();
    store.addAll(ids, embeddings, Collections.nCopies(vectors.size(), ""));
    return new Built(store);
  }

  private record Built(InMemoryEmbeddingStore<String> store) implements Searchable {
    @Override
    public String description() {
      return "LangChain4j's InMemoryEmbeddingStore";
    }

    @Override
    public int[] search(float[] query, int k, int effort) {
      EmbeddingSearchRequest request =
          EmbeddingSearchRequest.builder()
              .queryEmbedding(Embedding.from(query))
              .maxResults(k)
              .build();
      return store.search(request).matches().stream()
          .mapToInt(match -> Integer.parseInt(match.embeddingId()))
          .toArray();
    }

    @Override
    public void close() {}
  }
}
