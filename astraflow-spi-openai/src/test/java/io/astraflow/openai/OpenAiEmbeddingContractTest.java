package io.astraflow.openai;

import io.astraflow.http.json.Json;
import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ProviderEmbeddingContract;
import io.astraflow.testkit.model.RecordedRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

class OpenAiEmbeddingContractTest extends ProviderEmbeddingContract {

  @Override
  protected ModelProvider provider(URI address) {
    return OpenAi.builder().apiKey("key").baseUrl(address).embeddingDimensions(24).build();
  }

  @Override
  protected String embeddingModel() {
    return "text-embedding-3-small";
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

  /** Writes the last vector first, every second one as numbers. */
  @Override
  protected String vectors(List<float[]> vectors) {
    byte[] bytes =
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeArrayPropertyStart("data");
              for (int i = vectors.size() - 1; i >= 0; i--) {
                json.writeStartObject();
                json.writeNumberProperty("index", i);
                if (i % 2 == 0) {
                  json.writeStringProperty("embedding", base64(vectors.get(i)));
                } else {
                  json.writeArrayPropertyStart("embedding");
                  for (float component : vectors.get(i)) {
                    json.writeNumber(component);
                  }
                  json.writeEndArray();
                }
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String base64(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
