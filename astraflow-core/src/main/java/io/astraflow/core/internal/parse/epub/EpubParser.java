package io.astraflow.core.internal.parse.epub;

import io.astraflow.core.internal.parse.Budget;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.html.HtmlParser;
import io.astraflow.core.internal.parse.text.TextBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads books: the chapters in the order of the package document's spine (EPUB 2 and 3). */
public final class EpubParser implements FormatParser {
  private static final int BUFFER = 1 << 14;

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    try (ZipFile zip = new ZipFile(request.content().file().toFile())) {
      String packagePath = packagePath(zip, into.budget());
      Document book = xml(read(zip, packagePath, into.budget()));
      describe(book, into);
      int chapters = 0;
      for (Element item : book.select("spine > itemref")) {
        into.checkInterrupted();
        chapters += chapter(zip, packagePath, book, item.attr("idref"), into) ? 1 : 0;
      }
      if (chapters == 0) {
        throw new IOException("the book names no chapters");
      }
    }
  }

  private static boolean chapter(
      ZipFile zip, String packagePath, Document book, String id, Extraction into)
      throws IOException, InterruptedException {
    for (Element item : book.select("manifest > item")) {
      if (item.attr("id").equals(id)) {
        into.budget().spendEntry();
        Optional<byte[]> bytes = find(zip, resolve(packagePath, item.attr("href")), into.budget());
        if (bytes.isEmpty()) {
          into.note("the chapter " + item.attr("href") + " is missing");
          return false;
        }
        HtmlParser.add(HtmlParser.decode(bytes.get()), into);
        return true;
      }
    }
    return false;
  }

  private static void describe(Document book, Extraction into) {
    into.title(
        book.select("metadata > dc|title, metadata > title").stream()
            .findFirst()
            .map(Element::text)
            .orElse(""));
    for (String name : new String[] {"creator", "language", "publisher", "date"}) {
      Element found = book.selectFirst("metadata > dc|" + name);
      if (found != null) {
        into.metadata(name.equals("creator") ? "author" : name, found.text());
      }
    }
  }

  private static String packagePath(ZipFile zip, Budget budget) throws IOException {
    Element root =
        xml(read(zip, "META-INF/container.xml", budget)).selectFirst("rootfile[full-path]");
    if (root == null) {
      throw new IOException("META-INF/container.xml names no package document");
    }
    return root.attr("full-path");
  }

  private static Document xml(byte[] bytes) {
    return Jsoup.parse(TextBytes.decode(bytes), "", Parser.xmlParser());
  }

  private static String resolve(String packagePath, String href) throws IOException {
    try {
      return URI.create("/" + packagePath.replace(" ", "%20"))
          .resolve(href.replace(" ", "%20"))
          .getPath()
          .substring(1);
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new IOException("the chapter's address is not valid: " + href, e);
    }
  }

  private static byte[] read(ZipFile zip, String name, Budget budget) throws IOException {
    return find(zip, name, budget).orElseThrow(() -> new IOException(name + " is missing"));
  }

  private static Optional<byte[]> find(ZipFile zip, String name, Budget budget) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        budget.spendExpanded(read);
        bytes.write(buffer, 0, read);
      }
      return Optional.of(bytes.toByteArray());
    }
  }
}
