package io.astraflow.core.internal.parse.archive;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.error.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the documents in a ZIP archive, one after the other. */
public final class ZipParser implements FormatParser {
  private static final String ENCRYPTED =
      "encrypted: unpack it with its password and add the files that are in it";

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    int entries = 0;
    try (InputStream bytes = new BufferedInputStream(request.content().open());
        ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
        entries++;
        into.checkInterrupted();
        if (!entry.isDirectory()) {
          entry(request, entry.getName(), zip, into);
        }
      }
    } catch (IOException e) {
      ended(e, entries, into);
    }
    if (entries == 0) {
      throw new IOException("no entries");
    }
  }

  private static void ended(IOException e, int entries, Extraction into) throws IOException {
    boolean encrypted = isEncrypted(e);
    if (!into.isEmpty()) {
      into.note(
          "what follows "
              + entries
              + " entries is "
              + (encrypted ? ENCRYPTED : "damaged (" + e.getMessage() + ")"));
    } else if (encrypted) {
      throw new InvalidInputException(ENCRYPTED, e);
    } else {
      throw e;
    }
  }

  // The class library gives no other sign.
  private static boolean isEncrypted(IOException e) {
    return e instanceof ZipException && String.valueOf(e.getMessage()).startsWith("encrypted");
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new IOException("an entry's name is not valid", e);
    }
  }

  private static void entry(ParseRequest request, String name, InputStream in, Extraction into)
      throws IOException, InterruptedException {
    try (Unpacked unpacked = Unpacked.of(in, into.budget(), request.temporaryFolder())) {
      into.parseInner(request.within(name, unpacked, Optional.empty()));
    }
  }
}
