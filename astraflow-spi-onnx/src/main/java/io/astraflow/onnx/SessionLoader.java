package io.astraflow.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.astraflow.error.ConfigurationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Loads a model into ONNX Runtime, reading and checking its file meanwhile. */
final class SessionLoader {
  private SessionLoader() {}

  /**
   * Loads the model.
   *
   * @throws ConfigurationException if its file is missing, damaged or of another version
   */
  static OnnxSession load(OnnxModel model) {
    return load(model, model.weights());
  }

  static OnnxSession load(OnnxModel model, ModelFile file) {
    CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(file::read);
    CompletableFuture<Void> checking = reading.thenAcceptAsync(file::check);
    OrtEnvironment environment = environment();
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(result(reading), options);
      return checked(new OnnxSession(model, environment, session), checking);
    } catch (OrtException e) {
      result(checking); // A damaged file is the better explanation.
      throw file.unusable(e);
    }
  }

  // Hashing takes about as long as making the session, so the two run side by side.
  private static OnnxSession checked(OnnxSession session, CompletableFuture<Void> checking) {
    try {
      result(checking);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ConfigurationException known) {
        throw known;
      }
      throw e;
    }
  }

  /** Returns the environment of the process. */
  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "astraflow");
  }

  /** Returns options for one core without busy waiting; the caller closes them. */
  static OrtSession.SessionOptions options() throws OrtException {
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
