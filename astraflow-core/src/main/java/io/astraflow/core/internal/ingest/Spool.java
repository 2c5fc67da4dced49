package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.parse.Content;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.error.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A document's bytes, read once from their source so that what is hashed is what is kept and
 * parsed: small ones in memory, others in a temporary file. One thread at a time.
 */
final class Spool implements Content, AutoCloseable {
  private static final int IN_MEMORY = 1 << 20;

  private final Path folder;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private final MessageDigest digest = Sha256.digest();
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private long size;
  private String hash = "";

  private Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads {@code in} to its end.
   *
   * @throws TooLargeException if there are more than {@code most} bytes
   * @throws UnavailableException if the temporary folder has no space for them
   */
  static Spool of(InputStream in, long most, Path folder) throws IOException {
    Spool spool = new Spool(folder);
    try {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        spool.add(buffer, n);
        if (spool.size > most) {
          throw new TooLargeException(most);
        }
      }
      spool.finish();
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** Collects bytes that come in parts. */
  static Spool collecting(Path folder) {
    return new Spool(folder);
  }

  void add(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    size += length;
    try {
      write(bytes, length);
    } catch (IOException e) {
      throw new UnavailableException(
          "The temporary folder %s cannot be written (%s): free some space, or check the disk; nothing was lost"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    if (out == null && size > IN_MEMORY) {
      out = Files.newOutputStream(file(), StandardOpenOption.APPEND);
    }
    if (out != null) {
      out.write(bytes, 0, length);
    } else {
      memory.write(bytes, 0, length);
    }
  }

  void finish() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
    hash = HexFormat.of().formatHex(digest.digest());
  }

  String sha256Hex() {
    return hash;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return file != null && size > IN_MEMORY
        ? Files.newInputStream(file)
        : new ByteArrayInputStream(memory.toByteArray());
  }

  @Override
  public Path file() throws IOException {
    if (file == null) {
      file = Files.createTempFile(folder, "document", ".bytes");
      try (OutputStream copy = Files.newOutputStream(file)) {
        memory.writeTo(copy);
      }
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** There are more bytes than the options allow. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long most) {
      super("it is larger than " + most + " bytes: raise maxDocumentBytes, or split it");
    }
  }
}
