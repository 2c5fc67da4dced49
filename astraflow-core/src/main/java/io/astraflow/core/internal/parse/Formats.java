package io.astraflow.core.internal.parse;

import io.astraflow.core.internal.parse.html.HtmlParser;
import io.astraflow.core.internal.parse.pdf.PdfParser;
import io.astraflow.core.internal.parse.text.MarkdownParser;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends each document to the parser of its format. */
final class Formats implements FormatParser {
  private final TypeDetection detection = new TypeDetection();
  private final FormatParser plain = new PlainTextParser(Block.Kind.PARAGRAPH);
  private final FormatParser code = new PlainTextParser(Block.Kind.CODE);
  private final Map<String, FormatParser> parsers =
      Map.ofEntries(
          Map.entry("text/plain", plain),
          Map.entry("text/markdown", new MarkdownParser()),
          Map.entry("text/x-asciidoc", new MarkdownParser()),
          Map.entry("text/html", new HtmlParser()),
          Map.entry("application/xhtml+xml", new HtmlParser()),
          Map.entry("application/pdf", new PdfParser()));

  /** The media type; {@code unsupported type} with the type in the message where there is none. */
  String detect(ParseRequest request) throws IOException {
    return detection.detect(request);
  }

  @Override
  public void parse(ParseRequest request, String ignoredHint, Extraction into)
      throws IOException, InterruptedException {
    if (request.content().size() == 0) {
      throw new InvalidInputException("the file is empty");
    }
    parseAs(request, detect(request), into);
  }

  void parseAs(ParseRequest request, String type, Extraction into)
      throws IOException, InterruptedException {
    parserFor(type)
        .orElseThrow(() -> new InvalidInputException("unsupported type " + type))
        .parse(request, type, into);
  }

  private Optional<FormatParser> parserFor(String type) {
    FormatParser parser = parsers.get(type);
    if (parser != null) {
      return Optional.of(parser);
    }
    boolean text = type.startsWith("text/") || isTextual(type);
    return text ? Optional.of(code) : Optional.empty();
  }

  private static boolean isTextual(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.endsWith("json")
        || lower.endsWith("xml")
        || lower.endsWith("javascript")
        || lower.endsWith("x-sh")
        || lower.endsWith("sql");
  }
}
