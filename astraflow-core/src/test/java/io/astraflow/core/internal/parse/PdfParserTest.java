package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfParserTest {
  private static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @Test
  void readsOneColumnAfterTheOther() throws IOException, InterruptedException {
    try (PDDocument document = new PDDocument()) {
      try (PDPageContentStream page = page(document)) {
        write(page, 72, 740, 18, "A title across both of the columns of this page");
        for (int i = 0; i < 8; i++) {
          write(page, 72, 700 - i * 12, 10, "left column has running text " + i);
          write(page, 330, 700 - i * 12, 10, "right column has running text " + i);
        }
      }

      String text = Documents.text(documents.parse("a.pdf", bytes(document)));

      assertThat(text.indexOf("left column has running text 7"))
          .isLessThan(text.indexOf("right column has running text 0"));
      assertThat(text).startsWith("A title across");
    }
  }

  @Test
  void joinsWordsThatAHyphenPartsAtALineEnd() throws IOException, InterruptedException {
    try (PDDocument document = new PDDocument()) {
      try (PDPageContentStream page = page(document)) {
        write(page, 72, 700, 10, "this is a plain exam-");
        write(page, 72, 688, 10, "ple of a line, and UTF-");
        write(page, 72, 676, 10, "8 keeps its hyphen");
      }

      assertThat(Documents.text(documents.parse("a.pdf", bytes(document))))
          .contains("plain example of a line", "UTF-8 keeps");
    }
  }

  @Test
  void removesHeadersAndFootersThatRepeat() throws IOException, InterruptedException {
    try (PDDocument document = new PDDocument()) {
      for (int number = 1; number <= 5; number++) {
        try (PDPageContentStream page = page(document)) {
          write(page, 72, 760, 9, "Annual report of the company");
          for (int i = 0; i < 6; i++) {
            write(page, 72, 600 - i * 14, 10, "body " + "abcdef".charAt(number) + " line " + i);
          }
          write(page, 290, 30, 9, "Page " + number + " of 5");
        }
      }

      ParsedDocument parsed = documents.parse("a.pdf", bytes(document));

      assertThat(Documents.text(parsed))
          .doesNotContain("Annual report", "of 5")
          .contains("body b line 0", "body f line 5");
      assertThat(parsed.blocks()).extracting(Block::page).contains(1, 2, 3, 4, 5);
    }
  }

  @Test
  void opensAnEncryptedFileWithItsPasswordOnly() throws IOException, InterruptedException {
    try (PDDocument document = new PDDocument()) {
      try (PDPageContentStream page = page(document)) {
        write(page, 72, 700, 10, "a secret text");
      }
      document.protect(new StandardProtectionPolicy("owner", "open", new AccessPermission()));
      byte[] bytes = bytes(document);

      assertThatThrownBy(() -> documents.parse("a.pdf", bytes))
          .hasMessage("encrypted: give its password");
      assertThat(Documents.text(documents.parse("a.pdf", bytes, "wrong", "open")))
          .isEqualTo("a secret text");
    }
  }

  private static PDPageContentStream page(PDDocument document) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private static void write(PDPageContentStream page, float x, float y, float size, String text)
      throws IOException {
    page.beginText();
    page.setFont(FONT, size);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
