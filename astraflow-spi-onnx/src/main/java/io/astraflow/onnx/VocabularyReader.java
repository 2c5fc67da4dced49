package io.astraflow.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the vocabulary and the special tokens from a {@code tokenizer.json} of Hugging Face.
 *
 * <p>The file's truncation and padding are not read: the caller sets them. {@link BertTokenizer} is
 * written for one kind of model and normalizer, and files that want others are refused.
 */
final class VocabularyReader {
  // Names are read once each, so a table of names seen before would be filled for nothing.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private final PieceTrie pieces = new PieceTrie();
  private final Map<String, Integer> specialTokens = new HashMap<>();

  private VocabularyReader() {}

  /** Reads the whole stream, and leaves it open. */
  static WordPieces read(InputStream json) throws IOException {
    VocabularyReader reader = new VocabularyReader();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json.readAllBytes())) {
      parser.nextToken();
      reader.readFile(parser);
    }
    return new WordPieces(reader.pieces, reader.specialTokens);
  }

  private void readFile(JsonParser parser) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "added_tokens" -> readSpecialTokens(parser);
        case "model" -> readModel(parser);
        case "normalizer" -> checkNormalizer(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readSpecialTokens(JsonParser parser) {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int id = PieceTrie.NONE;
      String content = "";
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        switch (name) {
          case "id" -> id = parser.getIntValue();
          case "content" -> content = parser.getString();
          default -> parser.skipChildren();
        }
      }
      specialTokens.put(content, id);
    }
  }

  private void readModel(JsonParser parser) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "type" -> checkType(parser.getString());
        case "vocab" -> readVocabulary(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private static void checkType(String type) {
    if (!type.equals("WordPiece")) {
      throw new IllegalArgumentException("its model is " + type + " and not WordPiece");
    }
  }

  private static void checkNormalizer(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return; // null: the model's own is taken
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      boolean refused = parser.currentToken() == JsonToken.VALUE_FALSE;
      if (refused && (name.equals("lowercase") || name.equals("strip_accents"))) {
        throw new IllegalArgumentException("its normalizer has " + name + " off");
      }
      parser.skipChildren();
    }
  }

  private void readVocabulary(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("its vocabulary is no object of pieces and ids");
    }
    for (String piece = parser.nextName(); piece != null; piece = parser.nextName()) {
      parser.nextToken();
      pieces.add(piece, parser.getIntValue());
    }
  }
}
