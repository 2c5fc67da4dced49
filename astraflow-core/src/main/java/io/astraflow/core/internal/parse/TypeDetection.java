package io.astraflow.core.internal.parse;

import io.astraflow.core.internal.parse.text.Encodings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Detects a document's media type: by its bytes, and by its name only where they leave a choice.
 */
final class TypeDetection {
  static final String BINARY = "application/octet-stream";
  static final String TEXT = "text/plain";
  private static final int SAMPLE = 1 << 16;
  private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd");
  private static final Set<String> ASCIIDOC = Set.of("adoc", "asciidoc", "asc");

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /** The media type in lower case, without parameters. */
  String detect(ParseRequest request) throws IOException {
    String type = byContent(request);
    if (isZip(type)) {
      return ZipKind.of(request);
    }
    if (FileName.extension(request.source()).equals("ipynb")
        && (type.startsWith("text/") || type.endsWith("json"))) {
      return "application/x-ipynb+json";
    }
    if (type.startsWith("text/") || type.equals(BINARY)) {
      return textKind(request, type);
    }
    return type;
  }

  private static boolean isZip(String type) {
    return type.equals(ZipKind.ZIP)
        || type.equals("application/x-tika-ooxml")
        || type.contains("openxml")
        || type.contains("opendocument")
        || type.contains("macroenabled")
        || type.equals("application/epub+zip");
  }

  /**
   * The media type that a caller knows for certain, in lower case and without parameters, or
   * nothing where it says no more than that the document has bytes.
   */
  Optional<String> known(ParseRequest request) {
    return request
        .mediaType()
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> !type.isEmpty() && !type.equals(BINARY));
  }

  private String byContent(ParseRequest request) throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, FileName.of(request.source()));
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
    String extension = FileName.extension(request.source());
    if (MARKDOWN.contains(extension)) {
      return "text/markdown";
    }
    if (ASCIIDOC.contains(extension)) {
      return "text/x-asciidoc";
    }
    return type.equals(BINARY) ? TEXT : type;
  }
}
