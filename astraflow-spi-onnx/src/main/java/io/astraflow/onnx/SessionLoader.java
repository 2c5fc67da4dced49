package io.astraflow.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Loads a model into ONNX Runtime, reading its file while the native library is unpacked. */
final class SessionLoader {
  private SessionLoader() {}

  /**
   * Loads the model.
   *
   * @throws ConfigurationException if its file is missing or unusable
   */
  static OnnxSession load(OnnxModel model) {
    ModelFile file = model.weights();
    CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> read(file));
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "astraflow");
    try (OrtSession.SessionOptions options = options()) {
      return new OnnxSession(
          model, environment, environment.createSession(reading.join(), options));
    } catch (CompletionException e) {
      if (e.getCause() instanceof ConfigurationException missing) {
        throw missing;
      }
      throw e;
    } catch (OrtException e) {
      throw file.unusable(e);
    }
  }

  private static byte[] read(ModelFile file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw file.unusable(e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    // The engine embeds one text a thread, so a run of its own threads would only compete.
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    return options;
  }
}
