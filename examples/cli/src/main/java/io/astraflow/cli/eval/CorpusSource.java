package io.astraflow.cli.eval;

import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The documents of a {@code corpus.jsonl}, each named by its id, read as they are asked for. */
record CorpusSource(Path corpus) implements Source {

  @Override
  public void forEach(Consumer<SourceDocument> action) {
    new JsonLines(corpus).forEach(entry -> action.accept(document(entry)));
  }

  @Override
  public boolean covers(String documentSource) {
    return false; // A corpus is never thinned out, so nothing of it can have vanished.
  }

  private static SourceDocument document(JsonLines.Entry entry) {
    byte[] bytes = entry.document().getBytes(StandardCharsets.UTF_8);
    return SourceDocument.ofBytes(entry.id(), bytes, "text/plain");
  }
}
