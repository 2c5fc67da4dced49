package io.astraflow.core.internal.parse.epub;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.html.HtmlParser;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import io.astraflow.core.internal.parse.text.TextBytes;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads RSS and Atom feeds; other XML stays as it is in the file. */
public final class FeedParser implements FormatParser {
  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    String text = TextBytes.read(request.content(), into);
    String start = text.substring(0, Math.min(text.length(), 2000));
    boolean feed = start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:RDF");
    if (!feed) {
      PlainTextParser.addGroups(text, Block.Kind.CODE, 0, into);
      return;
    }
    Document document = Jsoup.parse(text, "", Parser.xmlParser());
    String title = child(document.selectFirst("channel, feed"), "title");
    into.title(title);
    into.heading(1, 0, title);
    for (Element item : document.select("item, entry")) {
      item(item, into);
    }
  }

  private static void item(Element item, Extraction into) throws InterruptedException {
    into.checkInterrupted();
    into.heading(2, 0, child(item, "title"));
    String date = child(item, "pubDate") + child(item, "updated");
    into.add(Block.Kind.PARAGRAPH, (date + "\n" + child(item, "link")).strip());
    for (String part : new String[] {"description", "summary", "content", "content:encoded"}) {
      HtmlParser.add(child(item, part), into);
    }
  }

  private static String child(@Nullable Element parent, String name) {
    if (parent != null) {
      for (Element child : parent.children()) {
        if (child.tagName().equals(name)) {
          return child.wholeText().strip();
        }
      }
    }
    return "";
  }
}
