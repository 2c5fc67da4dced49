package io.astraflow.openai;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.json.Json;
import io.astraflow.model.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code CreateEmbeddingResponse}: vectors as base64 or as numbers, by their index. */
final class EmbeddingDecoder {
  private final EmbeddingModel model;
  private final HttpErrors errors;
  private final float[] @Nullable [] vectors;
  private boolean failed;
  private int position;

  EmbeddingDecoder(EmbeddingModel model, int count, HttpErrors errors) {
    this.model = model;
    this.errors = errors;
    this.vectors = new float[count][];
  }

  /**
   * Returns the vectors in the texts' order, of length 1.
   *
   * @throws Unusable if the reply is malformed or incomplete
   * @throws ModelException if the provider says that it failed, or the dimension is another
   */
  List<float[]> read(byte[] body) throws Unusable {
    try {
      Json.object(body, 0, body.length, this::field);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Unusable("is not the JSON it should be", e);
    }
    if (failed) {
      throw errors.within(ErrorBody.read(body));
    }
    List<float[]> ordered = new ArrayList<>(vectors.length);
    for (int i = 0; i < vectors.length; i++) {
      float[] vector = vectors[i];
      if (vector == null) {
        throw new Unusable("lacks the vector of text " + i, null);
      }
      ordered.add(unit(vector));
    }
    return ordered;
  }

  private void field(String name, JsonParser value) {
    if (name.equals("data")) {
      Json.array(value, this::element);
    } else if (name.equals("error")) {
      failed = value.currentToken() != JsonToken.VALUE_NULL;
    }
  }

  private void element(JsonParser value) {
    Element element = new Element(position++);
    Json.object(value, element);
    if (element.index >= 0 && element.index < vectors.length) {
      vectors[element.index] = element.vector;
    }
  }

  private float[] unit(float[] vector) throws Unusable {
    if (vector.length != model.dimension()) {
      throw ModelException.of(
          ModelException.Kind.MISCONFIGURED,
          "openai:%s gives vectors of %d components, not of %d: set astraflow.models.openai.embedding-dimensions."
              .formatted(model.id(), vector.length, model.dimension()));
    }
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new Unusable("has a vector without a direction", null);
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  /** A reply that has no usable vectors; its message follows "The reply … ". */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** One vector and its place. */
  private static final class Element implements BiConsumer<String, JsonParser> {
    private static final int USUAL = 1536;

    private int index;
    private float @Nullable [] vector;

    Element(int position) {
      this.index = position;
    }

    @Override
    public void accept(String name, JsonParser value) {
      if (name.equals("index") && value.isExpectedNumberIntToken()) {
        index = value.getValueAsInt(index);
      } else if (name.equals("embedding")) {
        vector =
            value.currentToken() == JsonToken.VALUE_STRING
                ? decoded(value.getString())
                : numbers(value);
      }
    }

    private static float[] decoded(String base64) {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
      float[] floats = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(floats);
      return floats;
    }

    private static float[] numbers(JsonParser array) {
      if (!array.isExpectedStartArrayToken()) {
        return new float[0];
      }
      float[] floats = new float[USUAL];
      int count = 0;
      while (array.nextToken() != JsonToken.END_ARRAY) {
        if (count == floats.length) {
          floats = Arrays.copyOf(floats, 2 * count);
        }
        floats[count++] = (float) array.getValueAsDouble();
      }
      return Arrays.copyOf(floats, count);
    }
  }
}
