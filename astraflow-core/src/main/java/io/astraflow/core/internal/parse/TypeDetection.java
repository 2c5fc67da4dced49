package io.astraflow.core.internal.parse;

import io.astraflow.core.internal.parse.text.Encodings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Detects a document's media type: by its bytes, and by its name only where they leave a choice.
 */
final class TypeDetection {
  static final String BINARY = "application/octet-stream";
  static final String TEXT = "text/plain";
  private static final String ZIP = "application/zip";
  private static final int SAMPLE = 1 << 16;
  private static final int ZIP_ENTRIES = 64;
  private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd");
  private static final Set<String> ASCIIDOC = Set.of("adoc", "asciidoc", "asc");

  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final String WORD = OPEN_XML + "wordprocessingml.document";
  private static final String SHEET = OPEN_XML + "spreadsheetml.sheet";
  private static final String SLIDES = OPEN_XML + "presentationml.presentation";

  /** By extension, for an office file that is cut before the entries that tell its kind. */
  private static final Map<String, String> OFFICE =
      Map.of("docx", WORD, "docm", WORD, "xlsx", SHEET, "xlsm", SHEET, "pptx", SLIDES);

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /** The media type in lower case, without parameters. */
  String detect(ParseRequest request) throws IOException {
    String type = byContent(request);
    if (isZip(type)) {
      return zipKind(request);
    }
    if (extension(request.source()).equals("ipynb")
        && (type.startsWith("text/") || type.endsWith("json"))) {
      return "application/x-ipynb+json";
    }
    if (type.startsWith("text/") || type.equals(BINARY)) {
      return textKind(request, type);
    }
    return type;
  }

  private static boolean isZip(String type) {
    return type.equals(ZIP)
        || type.equals("application/x-tika-ooxml")
        || type.contains("openxml")
        || type.contains("opendocument")
        || type.contains("macroenabled")
        || type.equals("application/epub+zip");
  }

  private String byContent(ParseRequest request) throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName(request.source()));
    request.mediaType().ifPresent(type -> metadata.set("Content-Type", type));
    try (InputStream in = new BufferedInputStream(request.content().open())) {
      return types.detect(in, metadata).getBaseType().toString().toLowerCase(Locale.ROOT);
    }
  }

  private static String textKind(ParseRequest request, String type) throws IOException {
    byte[] sample;
    try (InputStream in = request.content().open()) {
      sample = in.readNBytes(SAMPLE);
    }
    if (Encodings.detect(sample).isEmpty()) {
      return type.startsWith("text/") ? BINARY : type;
    }
    String extension = extension(request.source());
    if (MARKDOWN.contains(extension)) {
      return "text/markdown";
    }
    if (ASCIIDOC.contains(extension)) {
      return "text/x-asciidoc";
    }
    return type.equals(BINARY) ? TEXT : type;
  }

  // Office files, OpenDocument and EPUB are archives; their first entries tell them apart.
  private static String zipKind(ParseRequest request) throws IOException {
    String kind = ZIP;
    try (ZipInputStream zip = new ZipInputStream(request.content().open())) {
      ZipEntry entry = zip.getNextEntry();
      for (int i = 0; entry != null && i < ZIP_ENTRIES; i++) {
        String name = entry.getName();
        if (name.equals("mimetype")) {
          return new String(zip.readNBytes(200), StandardCharsets.US_ASCII).strip();
        }
        String office = officeKind(name);
        if (!office.isEmpty()) {
          return office;
        }
        if (name.equals("[Content_Types].xml")) {
          kind = OFFICE.getOrDefault(extension(request.source()), kind);
        }
        entry = zip.getNextEntry();
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      return kind; // damaged: the format's own parser says how
    }
    return kind;
  }

  private static String officeKind(String name) {
    if (name.startsWith("word/")) {
      return WORD;
    }
    if (name.startsWith("xl/")) {
      return SHEET;
    }
    return name.startsWith("ppt/") ? SLIDES : "";
  }

  static String extension(String source) {
    String name = fileName(source);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String fileName(String source) {
    return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
  }
}
