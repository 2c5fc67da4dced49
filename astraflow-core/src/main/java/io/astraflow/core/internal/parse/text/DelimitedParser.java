package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;

/**
 * Reads delimited tables (CSV, TSV) as they are, some rows a block; a row in quotes that goes over
 * several lines stays whole.
 */
public final class DelimitedParser implements FormatParser {
  private static final int BLOCK = 2000;

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder();
    boolean quoted = false;
    String text = TextBytes.read(request.content(), into);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      rows.append(line).append('\n');
      quoted ^= line.chars().filter(c -> c == '"').count() % 2 == 1;
      if (rows.length() > BLOCK && !quoted || rows.length() > BLOCK * 20) {
        into.add(Block.Kind.TABLE, rows.toString());
        rows.setLength(0);
      }
    }
    into.add(Block.Kind.TABLE, rows.toString());
  }
}
