package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;

/** Reads plain text; blank lines part its blocks. */
public final class PlainTextParser implements FormatParser {
  private final Block.Kind kind;

  /** Creates a parser whose blocks are of one kind: paragraphs, or code. */
  public PlainTextParser(Block.Kind kind) {
    this.kind = kind;
  }

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    addGroups(TextBytes.read(request.content(), into), kind, 0, into);
  }

  /** Adds every group of lines between blank lines as a block. */
  public static void addGroups(String text, Block.Kind kind, int page, Extraction into)
      throws InterruptedException {
    StringBuilder group = new StringBuilder();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.isBlank()) {
        into.add(kind, page, group.toString());
        group.setLength(0);
      } else {
        group.append(line).append('\n');
      }
    }
    into.add(kind, page, group.toString());
  }
}
