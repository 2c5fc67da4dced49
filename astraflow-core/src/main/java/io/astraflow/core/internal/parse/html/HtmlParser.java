package io.astraflow.core.internal.parse.html;

import io.astraflow.core.internal.parse.Content;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.text.TextBytes;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads HTML and XHTML. Scripts, styles and navigation are left out. */
public final class HtmlParser implements FormatParser {
  private static final int LARGEST = 64 << 20;
  private static final int DECLARATION = 4096;
  private static final Pattern CHARSET =
      Pattern.compile(
          "<(?:meta|\\?xml)[^>]{0,200}(?:charset|encoding)\\s*=\\s*[\"']?([\\w:.-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    add(read(request.content()), into);
  }

  /** Adds the blocks of an HTML text. */
  public static void add(String html, Extraction into) throws InterruptedException {
    Document document = Jsoup.parse(html);
    into.title(document.title());
    into.metadata("author", document.select("meta[name=author]").attr("content"));
    into.metadata("description", document.select("meta[name=description]").attr("content"));
    document.select("[hidden], head").remove();
    DomWalk.walk(document.body(), new MarkupBlocks(into), into);
  }

  private static String read(Content content) throws IOException {
    if (content.size() > LARGEST) {
      throw new InvalidInputException(
          "the page has "
              + content.size()
              + " bytes, at most "
              + LARGEST
              + " can be read: split it");
    }
    try (InputStream in = content.open()) {
      return decode(in.readAllBytes());
    }
  }

  /**
   * The text of a page's bytes: in the declared encoding where it fits, else in the detected one.
   */
  public static String decode(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher declared = CHARSET.matcher(head);
    if (!declared.find() || TextBytes.isUnicode(bytes)) {
      return TextBytes.decode(bytes);
    }
    try {
      String name = declared.group(1);
      boolean known =
          Charset.isSupported(name) && !name.toLowerCase(java.util.Locale.ROOT).startsWith("utf");
      return known ? TextBytes.decode(bytes, Charset.forName(name)) : TextBytes.decode(bytes);
    } catch (IllegalCharsetNameException e) {
      return TextBytes.decode(bytes);
    }
  }
}
