package io.astraflow.ollama;

import io.astraflow.error.InvalidInputException;
import io.astraflow.http.CallBody;
import io.astraflow.http.ProviderCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings files to the server, which keeps them under their digests; those that it has are not sent.
 *
 * @param service the server
 * @param subject the model that they are for, for messages
 * @param progress told of each step
 */
record FileUpload(OllamaService service, String subject, Consumer<Progress> progress) {
  private static final Duration SHORT = Duration.ofSeconds(15);
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final int LEAST_BYTES_A_SECOND = 1 << 18;
  private static final int BUFFER = 1 << 16;
  private static final long STEP = 1L << 20;

  /** Returns the files' digests by their names, once the server has them all. */
  Map<String, String> bring(List<Path> files) throws InterruptedException {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      digests.put(name, bring(name, file));
    }
    return digests;
  }

  private String bring(String name, Path file) throws InterruptedException {
    long length = size(file);
    String digest = digest(name, file, length);
    String path = "api/blobs/" + digest;
    if (service.has(ProviderCall.head(subject, path, SHORT))) {
      tell("already there: " + name, digest, length, length);
      return digest;
    }
    Steps steps = new Steps("uploading " + name, digest, length);
    CallBody.Upload upload = new CallBody.Upload(file, length, steps::at);
    Duration limit = LEAST.plusSeconds(length / LEAST_BYTES_A_SECOND);
    service.send(ProviderCall.upload(subject, path, upload, limit)).readAll();
    return digest;
  }

  private String digest(String name, Path file, long length) throws InterruptedException {
    Steps steps = new Steps("reading " + name, "", length);
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("Interrupted while reading " + file);
        }
        digest.update(buffer, 0, n);
        done += n;
        steps.at(done);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InvalidInputException unreadable(Path file, IOException e) {
    return new InvalidInputException(
        "The file %s cannot be read (%s): check its path and its permissions.".formatted(file, e),
        e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private void tell(String status, String digest, long total, long done) {
    progress.accept(new Progress(status, digest, OptionalLong.of(total), OptionalLong.of(done)));
  }

  /** Tells of every mebibyte, and of the last byte. */
  private final class Steps {
    private final String status;
    private final String digest;
    private final long total;
    private long told;

    Steps(String status, String digest, long total) {
      this.status = status;
      this.digest = digest;
      this.total = total;
    }

    void at(long done) {
      if (done - told >= STEP || done == total) {
        told = done;
        tell(status, digest, total, done);
      }
    }
  }
}
