package io.astraflow.gemini;

import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One call of {@code batchEmbedContents}. For one thread at a time. */
final class EmbedBatch {
  private final EmbeddingModel model;
  private final HttpReply reply;
  private final List<float[]> vectors = new ArrayList<>();

  EmbedBatch(EmbeddingModel model, HttpReply reply) {
    this.model = model;
    this.reply = reply;
  }

  /** What texts are embedded for. */
  enum Task {
    RETRIEVAL_DOCUMENT("title: none | text: "),
    RETRIEVAL_QUERY("task: search result | query: ");

    private final String prefix;

    Task(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Returns the body of a request; the texts are such as UTF-8 can hold. */
  static byte[] json(EmbeddingModel model, Task task, List<String> texts) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("requests");
          texts.forEach(text -> request(json, model, task, text));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void request(JsonGenerator json, EmbeddingModel model, Task task, String text) {
    json.writeStartObject();
    json.writeStringProperty("model", ModelPath.resource(model.id()));
    json.writeObjectPropertyStart("content");
    json.writeArrayPropertyStart("parts");
    json.writeStartObject();
    json.writeStringProperty("text", model.toldInTheText() ? task.prefix + text : text);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    if (!model.toldInTheText()) {
      json.writeStringProperty("taskType", task.name());
    }
    model.wanted().ifPresent(wanted -> json.writeNumberProperty("outputDimensionality", wanted));
    json.writeEndObject();
  }

  /**
   * Reads so many vectors of length 1, in the texts' order.
   *
   * @throws ModelException if there are others
   */
  List<float[]> vectors(int count) throws InterruptedException {
    byte[] body = reply.readAll();
    try {
      Json.object(body, 0, body.length, this::field);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (vectors.size() != count) {
      throw reply.broken("has " + vectors.size() + " vectors for " + count + " texts", null);
    }
    return vectors;
  }

  private void field(String name, JsonParser parser) {
    if (name.equals("embeddings")) {
      Json.array(parser, element -> Json.object(element, this::embedding));
    }
  }

  private void embedding(String name, JsonParser parser) {
    if (!name.equals("values")) {
      return;
    }
    List<Float> values = new ArrayList<>(model.dimension());
    Json.array(parser, element -> values.add(number(element)));
    vectors.add(normalised(values));
  }

  private float number(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw reply.broken("has a vector with a component that is no number", null);
    }
    return parser.getFloatValue();
  }

  private float[] normalised(List<Float> values) {
    if (values.size() != model.dimension()) {
      throw ModelException.of(
          ModelException.Kind.MISCONFIGURED,
          "%s:%s gives vectors of %d components, not of %d: set astraflow.models.%s.embedding-dimensions to what it can give."
              .formatted(Gemini.ID, model.id(), values.size(), model.dimension(), Gemini.ID));
    }
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw reply.broken("has a vector without a direction", null);
    }
    double length = Math.sqrt(squares);
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (values.get(i) / length);
    }
    return vector;
  }
}
