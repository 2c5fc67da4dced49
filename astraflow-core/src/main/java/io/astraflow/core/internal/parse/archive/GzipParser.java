package io.astraflow.core.internal.parse.archive;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FileName;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the document in a file that gzip compressed. */
public final class GzipParser implements FormatParser {
  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    try (InputStream bytes = request.content().open();
        InputStream in = new GZIPInputStream(bytes);
        Unpacked unpacked = Unpacked.of(in, into.budget(), request.temporaryFolder())) {
      into.parseInner(request.within(innerName(request.source()), unpacked, Optional.empty()));
    }
  }

  private static String innerName(String source) {
    String name = FileName.of(source);
    if (name.endsWith(".tgz")) {
      return name.substring(0, name.length() - 4) + ".tar";
    }
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
