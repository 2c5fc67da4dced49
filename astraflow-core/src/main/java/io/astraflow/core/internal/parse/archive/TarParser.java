package io.astraflow.core.internal.parse.archive;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the documents in a tar archive: POSIX ustar (IEEE Std 1003.1, "pax"), and GNU's long names.
 */
public final class TarParser implements FormatParser {
  private static final int RECORD = 512;
  private static final int LONGEST_NAME = 1 << 14;

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    try (InputStream in = new BufferedInputStream(request.content().open())) {
      String longName = "";
      byte[] header = in.readNBytes(RECORD);
      while (header.length == RECORD && header[0] != 0) {
        into.checkInterrupted();
        long size = size(header);
        char kind = (char) header[156];
        String name = longName.isEmpty() ? name(header) : longName;
        longName = "";
        if (kind == 'L' && size <= LONGEST_NAME) {
          longName = text(in.readNBytes((int) size), 0, (int) size);
        } else if (kind == '0' || kind == 0) {
          entry(request, name, new Part(in, size), into);
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes((RECORD - size % RECORD) % RECORD);
        header = in.readNBytes(RECORD);
      }
    }
  }

  private static void entry(ParseRequest request, String name, InputStream in, Extraction into)
      throws IOException, InterruptedException {
    try (Unpacked unpacked = Unpacked.of(in, into.budget(), request.temporaryFolder())) {
      into.parseInner(request.within(name, unpacked, Optional.empty()));
    }
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, 124, 12).strip();
    try {
      return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    } catch (NumberFormatException e) {
      throw new IOException("an entry's size is not a number: " + octal, e);
    }
  }

  private static String name(byte[] header) {
    boolean ustar = text(header, 257, 5).equals("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < Math.min(bytes.length, from + length) && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** The next bytes of a stream, as many as the entry has. */
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the archive ends within an entry");
      }
      left -= read;
      return read;
    }
  }
}
