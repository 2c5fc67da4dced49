package io.astraflow.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A file as a body, of which little is in memory at a time; sent once at most. */
final class FileRequestBody extends RequestBody {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final int BUFFER = 1 << 16;

  private final CallBody.Upload upload;

  FileRequestBody(CallBody.Upload upload) {
    this.upload = upload;
  }

  @Override
  public MediaType contentType() {
    return BYTES;
  }

  @Override
  public long contentLength() {
    return upload.length();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long sent = 0;
    try (InputStream in = open()) {
      while (sent < upload.length()) {
        int read = read(in, buffer, (int) Math.min(BUFFER, upload.length() - sent));
        sink.write(buffer, 0, read);
        sent += read;
        upload.sent().accept(sent);
      }
    }
  }

  private InputStream open() throws UnreadableFileException {
    try {
      return Files.newInputStream(upload.file());
    } catch (IOException e) {
      throw new UnreadableFileException(upload.file(), String.valueOf(e), e);
    }
  }

  private int read(InputStream in, byte[] buffer, int most) throws UnreadableFileException {
    int read;
    try {
      read = in.read(buffer, 0, most);
    } catch (IOException e) {
      throw new UnreadableFileException(upload.file(), String.valueOf(e), e);
    }
    if (read < 0) {
      throw new UnreadableFileException(upload.file(), "it became shorter meanwhile", null);
    }
    return read;
  }
}
