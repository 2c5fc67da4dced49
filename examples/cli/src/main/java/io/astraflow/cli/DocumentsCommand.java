package io.astraflow.cli;

import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists a collection's documents. */
@Command(name = "documents", header = "List the documents of a collection.")
final class DocumentsCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Override
  public Integer call() {
    try (AstraFlow astra = data.openExisting()) {
      List<Document> documents = new ArrayList<>();
      data.existing(astra).forEachDocument(documents::add);
      data.printer().result(Result.of(documents), out -> print(documents, out));
      return ExitCode.OK;
    }
  }

  private static void print(List<Document> documents, PrintWriter out) {
    for (Document document : documents) {
      String status = status(document);
      String chunks = Numbers.count(document.chunks(), "chunk");
      out.println(document.source() + "  (" + status + ", " + chunks + ")");
      document.failure().ifPresent(reason -> out.println("   " + reason));
      document.notes().forEach(note -> out.println("   " + note));
    }
    out.println(Numbers.count(documents.size(), "document"));
  }

  private static String status(Document document) {
    return document.status().name().toLowerCase(Locale.ROOT);
  }

  /** What {@code documents --json} prints. */
  record Result(List<Listed> documents) {
    static Result of(List<Document> documents) {
      return new Result(documents.stream().map(Listed::of).toList());
    }
  }

  /** A document as JSON shows it. */
  record Listed(
      String id,
      String document,
      String title,
      String mediaType,
      String sha256,
      long bytes,
      int pages,
      int chunks,
      String status,
      @Nullable String failure,
      List<String> notes,
      Map<String, String> metadata,
      @Nullable String ingestedAt) {

    static Listed of(Document document) {
      return new Listed(
          document.id(),
          document.source(),
          document.title(),
          document.mediaType(),
          document.sha256(),
          document.bytes(),
          document.pages(),
          document.chunks(),
          DocumentsCommand.status(document),
          document.failure().orElse(null),
          document.notes(),
          document.metadata(),
          document.ingestedAt().map(Instant::toString).orElse(null));
    }
  }
}
