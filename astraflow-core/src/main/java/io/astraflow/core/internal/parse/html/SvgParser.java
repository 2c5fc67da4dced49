package io.astraflow.core.internal.parse.html;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the words in an SVG drawing: its title, descriptions and labels. */
public final class SvgParser implements FormatParser {
  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    Document drawing;
    try (InputStream in = request.content().open()) {
      drawing = Jsoup.parse(in, null, "", Parser.xmlParser());
    }
    Element title = drawing.selectFirst("svg > title");
    if (title != null) {
      into.title(title.text());
    }
    for (Element words : drawing.select("title, desc, text")) {
      into.add(Block.Kind.PARAGRAPH, words.text());
    }
  }
}
