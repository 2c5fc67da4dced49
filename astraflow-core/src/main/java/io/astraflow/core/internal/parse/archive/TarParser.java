package io.astraflow.core.internal.parse.archive;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the documents in a tar archive (POSIX ustar), with the long names of the "pax" format and
 * of GNU tar. Of an archive that is cut or damaged the entries before the damage are read.
 */
public final class TarParser implements FormatParser {
  private static final int LONGEST_EXTENSION = 1 << 16;
  private static final String PATH = "path";

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    try (InputStream in = new BufferedInputStream(request.content().open())) {
      entries(request, in, into);
    } catch (IOException e) {
      if (into.isEmpty()) {
        throw e;
      }
      into.note("the archive is damaged, what follows was left out (" + e.getMessage() + ")");
    }
  }

  private static void entries(ParseRequest request, InputStream in, Extraction into)
      throws IOException, InterruptedException {
    Map<String, String> extended = new HashMap<>();
    byte[] record = in.readNBytes(TarHeader.BYTES);
    while (record.length > 0 && record[0] != 0) {
      into.checkInterrupted();
      if (record.length < TarHeader.BYTES) {
        throw new EOFException("the archive ends within a header");
      }
      TarHeader header = TarHeader.of(record);
      if (header.kind() == 'L' || header.kind() == 'x') {
        extended.putAll(extension(header, in));
      } else if (header.isFile()) {
        String name = extended.getOrDefault(PATH, header.name());
        entry(request, name, new Part(in, header.size()), into);
        extended.clear();
      } else {
        in.skipNBytes(header.size());
        extended.clear();
      }
      in.skipNBytes((TarHeader.BYTES - header.size() % TarHeader.BYTES) % TarHeader.BYTES);
      record = in.readNBytes(TarHeader.BYTES);
    }
  }

  private static Map<String, String> extension(TarHeader header, InputStream in)
      throws IOException {
    if (header.size() > LONGEST_EXTENSION) {
      throw new IOException("an extended header has " + header.size() + " bytes");
    }
    byte[] content = in.readNBytes((int) header.size());
    return header.kind() == 'x'
        ? PaxRecords.of(content)
        : Map.of(PATH, TarHeader.text(content, 0, content.length));
  }

  private static void entry(ParseRequest request, String name, InputStream in, Extraction into)
      throws IOException, InterruptedException {
    try (Unpacked unpacked = Unpacked.of(in, into.budget(), request.temporaryFolder())) {
      into.parseInner(request.within(name, unpacked, Optional.empty()));
    }
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
