package io.astraflow.ollama;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ProviderEmbeddingContract;
import io.astraflow.testkit.model.RecordedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

class OllamaEmbeddingContractTest extends ProviderEmbeddingContract {
  @Override
  protected ModelProvider provider(URI address) {
    return Ollama.builder().baseUrl(address).embeddingDimension("own", 24).build();
  }

  @Override
  protected String embeddingModel() {
    return "own";
  }

  @Override
  protected boolean distinguishesQueries() {
    return false;
  }

  @Override
  protected List<String> texts(RecordedRequest request) {
    List<String> texts = new ArrayList<>();
    Json.object(
        request.bytes(),
        0,
        request.bytes().length,
        (name, value) -> {
          if (name.equals("input")) {
            Json.array(value, text -> texts.add(text.getString()));
          }
        });
    return texts;
  }

  @Override
  protected String vectors(List<float[]> vectors) {
    return "{\"embeddings\":" + new JsonMapper().writeValueAsString(vectors) + "}";
  }
}
