package io.astraflow.onnx;

import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * A file of a model, at the root of an artifact on the class or module path.
 *
 * @param model the model's id
 * @param name the resource's name
 * @param sha256 the hash of the bytes, in hexadecimal
 * @param artifact the group and artifact id of the jar that holds it
 */
record ModelFile(String model, String name, String sha256, String artifact) {

  /**
   * Opens the file; the caller closes it.
   *
   * @throws ConfigurationException if the artifact is missing
   */
  InputStream open() throws IOException {
    URL url = find(ModelFile.class.getClassLoader());
    if (url == null) {
      url = find(Thread.currentThread().getContextClassLoader());
    }
    if (url == null) {
      throw new ConfigurationException(
          "The embedding model "
              + model
              + " is not installed: "
              + name
              + " was not found; add the artifact "
              + artifact
              + " to the class path");
    }
    return url.openStream();
  }

  /** Says that the file is there but could not be used. */
  ConfigurationException unusable(Exception cause) {
    return new ConfigurationException(
        "The file "
            + name
            + " of the embedding model "
            + model
            + " cannot be used ("
            + cause.getMessage()
            + "): check the artifact "
            + artifact,
        cause);
  }

  private @Nullable URL find(@Nullable ClassLoader loader) {
    return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
  }
}
