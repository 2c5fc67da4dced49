package io.astraflow.core.internal.chunk;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.text.Span;
import io.astraflow.spi.store.DocumentVersion.PageText;
import java.util.ArrayList;
import java.util.List;

/**
 * A document's text, made of its blocks: list items, table rows and code of one kind follow each
 * other on the next line, all else after an empty line. Immutable.
 *
 * @param text the whole text
 * @param blocks each block and where it lies
 * @param pages the text cut at page starts; one page numbered 0 where the format has none
 */
public record ExtractedText(String text, List<PlacedBlock> blocks, List<PageText> pages) {

  /** Copies the lists. */
  public ExtractedText {
    blocks = List.copyOf(blocks);
    pages = List.copyOf(pages);
  }

  /**
   * A block and where it lies.
   *
   * @param block as it was extracted
   * @param span where its text lies
   */
  public record PlacedBlock(Block block, Span span) {}

  /** Lays out blocks; their pages do not decrease. */
  public static ExtractedText of(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    List<PlacedBlock> placed = new ArrayList<>(blocks.size());
    List<Integer> pageStarts = new ArrayList<>();
    Block previous = null;
    for (Block block : blocks) {
      if (previous != null) {
        text.append(touches(previous, block) ? "\n" : "\n\n");
      }
      while (pageStarts.size() < block.page()) {
        pageStarts.add(text.length());
      }
      int start = text.length();
      text.append(block.text());
      placed.add(new PlacedBlock(block, new Span(start, text.length())));
      previous = block;
    }
    String whole = text.toString();
    return new ExtractedText(whole, placed, pages(whole, pageStarts));
  }

  private static boolean touches(Block previous, Block next) {
    return previous.kind() == next.kind()
        && previous.page() == next.page()
        && (next.kind() == Block.Kind.LIST_ITEM || next.kind() == Block.Kind.TABLE);
  }

  private static List<PageText> pages(String text, List<Integer> starts) {
    if (starts.isEmpty()) {
      return List.of(new PageText(0, text));
    }
    List<PageText> pages = new ArrayList<>(starts.size());
    for (int i = 0; i < starts.size(); i++) {
      int from = i == 0 ? 0 : starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      pages.add(new PageText(i + 1, text.substring(from, to)));
    }
    return pages;
  }
}
