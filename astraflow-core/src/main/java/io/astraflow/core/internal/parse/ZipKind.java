package io.astraflow.core.internal.parse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Tells the formats that are ZIP archives inside apart by their first entries: Office files,
 * OpenDocument and EPUB. One thread at a time.
 */
final class ZipKind {
  static final String ZIP = "application/zip";
  private static final int ENTRIES = 64;
  private static final int LONGEST_TYPE = 200;
  private static final long MOST_BYTES = 16L << 20;

  private static final Pattern DECLARED =
      Pattern.compile("application/(epub\\+zip|.*opendocument.*|.*sun\\.xml.*)");
  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String WORD = OPEN_XML + "wordprocessingml.document";
  private static final String SHEET = OPEN_XML + "spreadsheetml.sheet";
  private static final String SLIDES = OPEN_XML + "presentationml.presentation";
  private static final String ANY_OFFICE = "application/x-tika-ooxml";

  /**
   * By folder: the list of content types must be there as well, other archives have folders too.
   */
  private static final Map<String, String> BY_FOLDER =
      Map.of("word", WORD, "xl", SHEET, "ppt", SLIDES);

  /** By extension, for an office file that is cut before the entries that tell its kind. */
  private static final Map<String, String> BY_EXTENSION =
      Map.of("docx", WORD, "docm", WORD, "xlsx", SHEET, "xlsm", SHEET, "pptx", SLIDES);

  private final String fromExtension;
  private final byte[] buffer = new byte[1 << 14];
  private long left = MOST_BYTES;
  private boolean contentTypes;
  private boolean damaged;
  private String declared = "";
  private String fromFolder = "";

  private ZipKind(String source) {
    fromExtension = BY_EXTENSION.getOrDefault(FileName.extension(source), "");
  }

  /** The media type, from what can be seen without unpacking much; early on an interruption. */
  static String of(ParseRequest request) throws IOException {
    ZipKind kind = new ZipKind(request.source());
    try (InputStream bytes = request.content().open()) {
      kind.look(new ZipInputStream(bytes));
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      kind.damaged = true; // the format's own parser says how
    }
    return kind.type();
  }

  private void look(ZipInputStream zip) throws IOException {
    for (int i = 0; i < ENTRIES; i++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        return;
      }
      see(entry.getName(), zip);
      boolean known = !declared.isEmpty() || contentTypes && !fromFolder.isEmpty();
      if (known || !skip(zip)) {
        return;
      }
    }
  }

  private void see(String name, ZipInputStream zip) throws IOException {
    if (name.equals("mimetype")) {
      byte[] content = zip.readNBytes(LONGEST_TYPE);
      String type = new String(content, StandardCharsets.US_ASCII).strip();
      declared = DECLARED.matcher(type).matches() ? type : "";
    }
    contentTypes |= name.equals("[Content_Types].xml");
    int slash = name.indexOf('/');
    if (slash > 0 && fromFolder.isEmpty()) {
      fromFolder = BY_FOLDER.getOrDefault(name.substring(0, slash), "");
    }
  }

  // The next entry is found behind this one's packed bytes only, and a few of those can unpack to
  // gigabytes.
  private boolean skip(ZipInputStream zip) throws IOException {
    int read = zip.read(buffer);
    while (read >= 0) {
      left -= read;
      if (left < 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      read = zip.read(buffer);
    }
    return true;
  }

  private String type() {
    if (!declared.isEmpty()) {
      return declared;
    }
    if (contentTypes && !fromFolder.isEmpty()) {
      return fromFolder;
    }
    if (!fromExtension.isEmpty() && (contentTypes || fromFolder.equals(fromExtension))) {
      return fromExtension;
    }
    return contentTypes && damaged ? ANY_OFFICE : ZIP;
  }
}
