package io.astraflow.core.internal.parse.pdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Gathers one page's words, apart for each direction of writing on the page. One thread at a time.
 */
final class WordCollector extends PDFTextStripper {
  private final Map<Integer, WordBuilder> byDirection = new TreeMap<>();

  WordCollector() {
    setSortByPosition(false);
    setShouldSeparateByBeads(false);
  }

  /** The page's words in the order of its content, the direction with most words first. */
  List<List<Word>> wordsOf(PDDocument document, int page) throws IOException {
    byDirection.clear();
    setStartPage(page);
    setEndPage(page);
    writeText(document, Writer.nullWriter());
    List<List<Word>> groups = new ArrayList<>();
    for (WordBuilder builder : byDirection.values()) {
      groups.add(builder.finish());
    }
    groups.sort((a, b) -> Integer.compare(b.size(), a.size()));
    return groups;
  }

  @Override
  protected void writePage() {
    for (List<TextPosition> article : getCharactersByArticle()) {
      for (TextPosition glyph : article) {
        byDirection.computeIfAbsent(Math.round(glyph.getDir()), d -> new WordBuilder()).add(glyph);
      }
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the parse was interrupted");
    }
    super.processOperator(operator, operands);
  }

  /** Joins glyphs that follow each other without a gap. */
  private static final class WordBuilder {
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private float left;
    private float right;
    private float baseline;
    private float size;
    private boolean bold;
    private boolean afterSpace;
    private boolean nextAfterSpace;

    void add(TextPosition glyph) {
      String characters = readable(glyph.getUnicode());
      if (characters.isBlank()) {
        end();
        nextAfterSpace = true;
        return;
      }
      float x = glyph.getXDirAdj();
      if (!text.isEmpty() && !continues(glyph, x)) {
        end();
      }
      if (text.isEmpty()) {
        start(glyph, x);
      }
      text.append(characters);
      right = Math.max(right, x + glyph.getWidthDirAdj());
    }

    private boolean continues(TextPosition glyph, float x) {
      float em = Math.max(size, 1);
      float gap = x - right;
      boolean sameLine = Math.abs(glyph.getYDirAdj() - baseline) < em * 0.1f;
      float space = glyph.getWidthOfSpace();
      float widest = space > 0 ? Math.min(em * 0.12f, space * 0.5f) : em * 0.12f;
      return sameLine && gap > -em * 0.3f && gap < Math.max(widest, em * 0.05f);
    }

    private void start(TextPosition glyph, float x) {
      left = x;
      right = x;
      baseline = glyph.getYDirAdj();
      float points = Math.abs(glyph.getYScale());
      size = points > 0.5f ? points : Math.max(1, glyph.getHeightDir() * 1.4f);
      String font = glyph.getFont() == null ? "" : String.valueOf(glyph.getFont().getName());
      bold = font.contains("Bold") || font.contains("bold") || font.contains("Black");
      afterSpace = nextAfterSpace;
      nextAfterSpace = false;
    }

    private void end() {
      if (!text.isEmpty()) {
        words.add(new Word(left, right, baseline, size, bold, afterSpace, text.toString()));
        text.setLength(0);
      }
    }

    List<Word> finish() {
      end();
      return words;
    }

    // Ligatures and positional forms are how letters are drawn, not what was written. One glyph for
    // several letters that are read leftwards shows them in that order.
    private static String readable(String glyph) {
      boolean drawn = false;
      for (int i = 0; i < glyph.length(); i++) {
        char c = glyph.charAt(i);
        drawn |= c >= '\uFB00' && c <= '\uFDFF' || c >= '\uFE70' && c <= '\uFEFE';
      }
      String written = drawn ? Normalizer.normalize(glyph, Normalizer.Form.NFKC) : glyph;
      boolean several = written.length() > 1 && LineText.isRightToLeft(written.charAt(0));
      return several ? new StringBuilder(written).reverse().toString() : written;
    }
  }
}
