package io.astraflow.onnx;

import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /**
   * Reads the whole file, unchecked.
   *
   * @throws ConfigurationException if it is missing or cannot be read
   */
  byte[] read() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Checks that the bytes are those that this code is written for: with others the vectors would
   * not fit those that are stored.
   *
   * @throws ConfigurationException if they are not
   */
  void check(byte[] bytes) {
    String found = HexFormat.of().formatHex(sha256Digest().digest(bytes));
    if (!found.equals(sha256)) {
      throw new ConfigurationException(
          "The file "
              + name
              + " of the embedding model "
              + model
              + " is damaged or of another version (its SHA-256 is "
              + found
              + " and not "
              + sha256
              + "): check the artifact "
              + artifact);
    }
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

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private @Nullable URL find(@Nullable ClassLoader loader) {
    return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
  }
}
