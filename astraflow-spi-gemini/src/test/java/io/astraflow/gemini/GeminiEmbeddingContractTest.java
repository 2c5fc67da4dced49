package io.astraflow.gemini;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ProviderEmbeddingContract;
import io.astraflow.testkit.model.RecordedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

class GeminiEmbeddingContractTest extends ProviderEmbeddingContract {

  @Override
  protected ModelProvider provider(URI address) {
    return Gemini.builder().apiKey("key").baseUrl(address).embeddingDimensions(24).build();
  }

  @Override
  protected String embeddingModel() {
    return "gemini-embedding-001";
  }

  /** The service does; the contract's server looks at the texts alone. */
  @Override
  protected boolean distinguishesQueries() {
    return false;
  }

  @Override
  protected List<String> texts(RecordedRequest request) {
    List<String> texts = new ArrayList<>();
    byte[] body = request.bytes();
    Json.object(body, 0, body.length, (name, value) -> texts(name, value, texts));
    return texts;
  }

  // There is no other text in the request than those to embed.
  private static void texts(String name, JsonParser value, List<String> texts) {
    if (name.equals("text")) {
      texts.add(value.getString());
    } else if (value.isExpectedStartArrayToken()) {
      Json.array(
          value, element -> Json.object(element, (field, found) -> texts(field, found, texts)));
    } else {
      Json.object(value, (field, found) -> texts(field, found, texts));
    }
  }

  @Override
  protected String vectors(List<float[]> vectors) {
    return GeminiWire.json(
        json -> {
          json.writeArrayPropertyStart("embeddings");
          for (float[] vector : vectors) {
            json.writeStartObject();
            json.writeArrayPropertyStart("values");
            for (float component : vector) {
              json.writeNumber(component);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
