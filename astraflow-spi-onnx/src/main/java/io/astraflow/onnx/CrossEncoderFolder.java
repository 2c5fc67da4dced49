package io.astraflow.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A cross-encoder's files.
 *
 * @param folder where they are
 */
record CrossEncoderFolder(Path folder) {
  private static final int DEFAULT_MAX_TOKENS = 512;

  /** Room for the special tokens and a token of each text. */
  private static final int LEAST_MAX_TOKENS = 5;

  private static final String KIND =
      "This reads uncased models of the BERT family (WordPiece) in Hugging Face's layout";

  /** Reads the tokenizer. */
  BertTokenizer tokenizer() {
    Path file = existing("tokenizer.json");
    try (InputStream json = Files.newInputStream(file)) {
      return new BertTokenizer(VocabularyReader.read(json));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  /** Returns the most tokens that the model reads. */
  int maxTokens() {
    Path file = folder.resolve("config.json");
    if (!Files.exists(file)) {
      return DEFAULT_MAX_TOKENS;
    }
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
      return checked(maxPositions(parser), file);
    } catch (IOException | JacksonException e) {
      throw unusable(file, e);
    }
  }

  private static int maxPositions(JsonParser parser) {
    parser.nextToken();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("max_position_embeddings")) {
        return parser.getIntValue();
      }
      parser.skipChildren();
    }
    return DEFAULT_MAX_TOKENS;
  }

  private static int checked(int maxTokens, Path file) {
    if (maxTokens < LEAST_MAX_TOKENS) {
      throw new ConfigurationException(
          "max_position_embeddings in %s is %d, which leaves no room for two texts: correct it"
              .formatted(file, maxTokens));
    }
    return maxTokens;
  }

  /** Loads the model; the caller closes it. */
  PairSession session() {
    Path inFolder = folder.resolve("onnx").resolve("model.onnx");
    Path file = Files.exists(inFolder) ? inFolder : existing("model.onnx");
    try (OrtSession.SessionOptions options = SessionLoader.options()) {
      // A search waits for this, so one pair uses all cores.
      options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
      OrtEnvironment environment = SessionLoader.environment();
      OrtSession session = environment.createSession(file.toString(), options);
      return checked(new PairSession(file.toString(), environment, session), file);
    } catch (OrtException e) {
      throw unusable(file, e);
    }
  }

  private static PairSession checked(PairSession session, Path file) {
    try {
      session.check();
      return session;
    } catch (IllegalArgumentException | OrtException e) {
      session.close();
      throw unusable(file, e);
    }
  }

  private Path existing(String name) {
    Path file = folder.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new ConfigurationException(
          "There is no folder %s: name the folder of a cross-encoder".formatted(folder));
    }
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException(
          "There is no %s in %s. %s: put model.onnx and tokenizer.json there."
              .formatted(name, folder, KIND));
    }
    return file;
  }

  private static ConfigurationException unusable(Path file, Exception cause) {
    return new ConfigurationException(
        "%s cannot be used as part of a cross-encoder (%s). %s: choose another, or export it again."
            .formatted(file, cause.getMessage(), KIND),
        cause);
  }
}
