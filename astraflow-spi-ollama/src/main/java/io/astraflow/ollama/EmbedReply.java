package io.astraflow.ollama;

import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The reply of {@code /api/embed}; for one thread. */
final class EmbedReply {
  private final ModelName model;
  private final HttpReply reply;
  private final int dimension;
  private final List<float[]> vectors = new ArrayList<>();

  EmbedReply(ModelName model, HttpReply reply, int dimension) {
    this.model = model;
    this.reply = reply;
    this.dimension = dimension;
  }

  /** Returns vectors of length 1, so many as there were texts. */
  List<float[]> read(byte[] body, int texts) {
    try {
      Json.object(body, 0, body.length, this::field);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (vectors.size() != texts) {
      throw reply.broken("has %d vectors for %d texts".formatted(vectors.size(), texts), null);
    }
    return List.copyOf(vectors);
  }

  private void field(String name, JsonParser parser) {
    if (name.equals("embeddings")) {
      Json.array(parser, one -> vectors.add(vector(one)));
    }
  }

  private float[] vector(JsonParser parser) {
    float[] vector = new float[dimension];
    int[] length = {0};
    Json.array(
        parser,
        value -> {
          if (length[0] < dimension && value.currentToken().isNumeric()) {
            vector[length[0]] = value.getFloatValue();
          }
          length[0]++;
        });
    if (length[0] != dimension) {
      throw ModelException.of(
          ModelException.Kind.MISCONFIGURED,
          ("The vectors of %s have %d components, not %d: set"
                  + " astraflow.models.ollama.embedding-dimensions.%s to what they have.")
              .formatted(model, length[0], dimension, model.model()));
    }
    return normalised(vector);
  }

  private float[] normalised(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw reply.broken("has a vector without a direction", null);
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
