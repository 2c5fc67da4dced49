package io.astraflow.core.internal.parse;

import io.astraflow.core.internal.parse.archive.GzipParser;
import io.astraflow.core.internal.parse.archive.TarParser;
import io.astraflow.core.internal.parse.archive.ZipParser;
import io.astraflow.core.internal.parse.epub.EpubParser;
import io.astraflow.core.internal.parse.epub.FeedParser;
import io.astraflow.core.internal.parse.html.HtmlParser;
import io.astraflow.core.internal.parse.html.SvgParser;
import io.astraflow.core.internal.parse.mail.MailParser;
import io.astraflow.core.internal.parse.ocr.PictureParser;
import io.astraflow.core.internal.parse.office.OfficeParser;
import io.astraflow.core.internal.parse.pdf.PdfParser;
import io.astraflow.core.internal.parse.text.DelimitedParser;
import io.astraflow.core.internal.parse.text.MarkdownParser;
import io.astraflow.core.internal.parse.text.NotebookParser;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Sends each document to the parser of its format. Safe for use by many threads. */
final class Formats implements FormatParser {
  /** A family of media types and what reads them. */
  private record Format(Predicate<String> types, FormatParser parser) {}

  private final TypeDetection detection = new TypeDetection();
  private final List<Format> formats = new ArrayList<>();

  Formats() {
    add(new PdfParser(), "application/pdf");
    add(new MarkdownParser(), "text/markdown", "text/x-web-markdown", "text/x-asciidoc");
    add(new HtmlParser(), "text/html", "application/xhtml+xml");
    add(new SvgParser(), "image/svg+xml");
    add(new DelimitedParser(), "text/csv", "text/tab-separated-values", "text/tsv");
    add(new NotebookParser(), "application/x-ipynb+json");
    add(new MailParser(), "message/rfc822", "application/mbox");
    add(new EpubParser(), "application/epub+zip");
    add(
        new FeedParser(),
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/xml");
    add(new ZipParser(), "application/zip", "application/java-archive");
    add(new GzipParser(), "application/gzip", "application/x-gzip");
    add(new TarParser(), "application/x-tar", "application/x-gtar");
    matching(new PictureParser(), "image/(png|x-portable-.*|jpeg|tiff|gif|bmp|x-ms-bmp|webp|jp2)");
    addOffice();
    add(new PlainTextParser(Block.Kind.PARAGRAPH), "text/plain");
    matching(
        new PlainTextParser(Block.Kind.CODE),
        "text/.*|application/(.*[+-])?(json|xml|javascript|sql|x-sh|x-bat|x-tex|yaml|toml|dart|ecmascript)");
  }

  private void addOffice() {
    matching(
        new OfficeParser("Word documents"),
        "application/(msword|.*wordprocessingml.*|.*ms-word.*)");
    matching(new OfficeParser("Excel workbooks"), "application/(.*ms-excel.*|.*spreadsheetml.*)");
    matching(
        new OfficeParser("PowerPoint presentations"),
        "application/(.*ms-powerpoint.*|.*presentationml.*)");
    matching(new OfficeParser("OpenDocument files"), "application/.*(opendocument|sun\\.xml).*");
    matching(new OfficeParser("RTF documents"), "application/rtf|text/rtf");
    matching(new OfficeParser("Outlook messages"), "application/vnd\\.ms-outlook.*");
    matching(new OfficeParser("Office documents"), "application/x-tika-.*(msoffice|ooxml).*");
  }

  private void add(FormatParser parser, String... types) {
    formats.add(new Format(Set.of(types)::contains, parser));
  }

  private void matching(FormatParser parser, String pattern) {
    formats.add(new Format(Pattern.compile(pattern).asMatchPredicate(), parser));
  }

  /** The media type of a document: as its caller knows it, else as it is detected. */
  String knownOrDetected(ParseRequest request) throws IOException {
    Optional<String> known = detection.known(request);
    return known.isPresent() ? known.get() : detect(request);
  }

  private String detect(ParseRequest request) throws IOException {
    return detection.detect(request);
  }

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    if (request.content().size() == 0) {
      throw new InvalidInputException("the file is empty");
    }
    String type = detect(request); // what an archive or a mail says of its parts is often wrong
    into.checkInterrupted();
    parseAs(request, type, into);
  }

  void parseAs(ParseRequest request, String type, Extraction into)
      throws IOException, InterruptedException {
    FormatParser parser =
        parserFor(type).orElseThrow(() -> new InvalidInputException("unsupported type " + type));
    try {
      parser.parse(request, type, into);
    } catch (AstraFlowException e) {
      throw e;
    } catch (IOException e) {
      TemporaryFolder.rethrow(request.temporaryFolder(), e);
      throw e;
    } catch (RuntimeException e) {
      TemporaryFolder.rethrow(request.temporaryFolder(), e);
      // Hostile files make third-party parsers fail in ways of their own.
      throw new InvalidInputException(Reasons.damaged(type, e), e);
    }
  }

  private Optional<FormatParser> parserFor(String type) {
    return formats.stream()
        .filter(format -> format.types().test(type))
        .map(Format::parser)
        .findFirst();
  }
}
