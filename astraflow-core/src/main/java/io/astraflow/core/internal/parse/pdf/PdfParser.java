package io.astraflow.core.internal.parse.pdf;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF documents page by page. */
public final class PdfParser implements FormatParser {
  // Scanned pages often carry a stamp or a page number as text.
  private static final int FEWEST_CHARACTERS = 8;
  private static final long MEMORY = 32L << 20;

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    try (PDDocument document = open(request)) {
      describe(document, into);
      List<PageText> pages = read(document, into);
      List<PageText> body = RepeatedLines.remove(pages);
      Paragraphs paragraphs = new Paragraphs(FontSizes.of(body), into);
      PageRecognition recognition = new PageRecognition(document, request, into);
      for (PageText page : body) {
        if (needsRecognition(document, page)) {
          recognition.add(page.number());
        } else {
          paragraphs.add(page);
        }
      }
      recognition.report();
    } catch (InterruptedIOException e) {
      into.checkInterrupted();
      throw e;
    }
  }

  private static boolean needsRecognition(PDDocument document, PageText page) throws IOException {
    int characters = page.lines().stream().mapToInt(line -> line.text().length()).sum();
    return characters < FEWEST_CHARACTERS && Pictures.areOn(document.getPage(page.number() - 1));
  }

  private static PDDocument open(ParseRequest request) throws IOException {
    StreamCacheCreateFunction cache =
        MemoryUsageSetting.setupMixed(MEMORY)
            .setTempDir(request.temporaryFolder().toFile())
            .streamCache;
    List<String> passwords = new ArrayList<>();
    passwords.add("");
    passwords.addAll(request.passwords());
    for (String password : passwords) {
      try {
        return Loader.loadPDF(request.content().file().toFile(), password, cache);
      } catch (InvalidPasswordException e) {
        // The next password may fit.
      }
    }
    throw new InvalidInputException(
        request.passwords().isEmpty()
            ? "encrypted: give its password"
            : "encrypted: none of the passwords given opens it");
  }

  private static void describe(PDDocument document, Extraction into) {
    PDDocumentInformation information = document.getDocumentInformation();
    String title = information.getTitle();
    if (title != null) {
      into.title(title);
    }
    String author = information.getAuthor();
    if (author != null) {
      into.metadata("author", author);
    }
    if (information.getCreationDate() != null) {
      into.metadata("created", information.getCreationDate().toInstant().toString());
    }
    into.metadata("pages", Integer.toString(document.getNumberOfPages()));
  }

  private static List<PageText> read(PDDocument document, Extraction into)
      throws IOException, InterruptedException {
    int most = into.budget().limits().pages();
    int count = Math.min(document.getNumberOfPages(), most);
    if (count < document.getNumberOfPages()) {
      into.note("the pages after " + most + " were left out");
    }
    WordCollector collector = new WordCollector();
    List<PageText> pages = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      into.checkInterrupted();
      pages.add(page(document, number, collector));
    }
    return pages;
  }

  private static PageText page(PDDocument document, int number, WordCollector collector)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    for (List<Word> words : collector.wordsOf(document, number)) {
      lines.addAll(ReadingOrder.of(words));
    }
    PDRectangle box = document.getPage(number - 1).getCropBox();
    return new PageText(number, box.getHeight(), lines);
  }
}
