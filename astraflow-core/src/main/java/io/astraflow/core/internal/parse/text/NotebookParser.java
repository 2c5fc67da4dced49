package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Jupyter notebooks: the cells, and what they printed. */
public final class NotebookParser implements FormatParser {
  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    String text = TextBytes.read(request.content(), into);
    if (!(JsonReader.read(text) instanceof Map<?, ?> notebook)
        || !(notebook.get("cells") instanceof List<?> cells)) {
      PlainTextParser.addGroups(text, Block.Kind.CODE, 0, into);
      return;
    }
    for (Object cell : cells) {
      if (cell instanceof Map<?, ?> fields) {
        cell(fields, into);
      }
    }
  }

  private static void cell(Map<?, ?> cell, Extraction into) throws InterruptedException {
    String source = joined(cell.get("source"));
    if ("markdown".equals(cell.get("cell_type"))) {
      MarkdownParser.add(source, into);
      return;
    }
    into.add(Block.Kind.CODE, source);
    if (cell.get("outputs") instanceof List<?> outputs) {
      for (Object output : outputs) {
        if (output instanceof Map<?, ?> fields) {
          output(fields, into);
        }
      }
    }
  }

  private static void output(Map<?, ?> output, Extraction into) throws InterruptedException {
    into.add(Block.Kind.CODE, joined(output.get("text")));
    if (output.get("data") instanceof Map<?, ?> data) {
      into.add(Block.Kind.CODE, joined(data.get("text/plain")));
    }
  }

  private static String joined(@Nullable Object text) {
    if (text instanceof List<?> lines) {
      StringBuilder joined = new StringBuilder();
      lines.forEach(joined::append);
      return joined.toString();
    }
    return text instanceof String string ? string : "";
  }
}
