package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Filter;
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
import picocli.CommandLine.Option;

/** Lists a collection's documents. */
@Command(name = "documents", header = "List the documents of a collection.")
final class DocumentsCommand implements Callable<Integer> {
  private static final int DOCUMENTS_AT_ONCE = 1_000;

  @Mixin private final DataArguments data = new DataArguments();

  @Mixin private final FilterArgument filter = new FilterArgument();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most documents listed, 1 to 10000 (default: all).")
  private @Nullable Integer limit;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Go on behind a list that ended with this cursor.")
  private @Nullable String after;

  @Override
  public Integer call() {
    Filter wanted = filter.filter();
    PageRequest first = PageRequest.first(limit == null ? DOCUMENTS_AT_ONCE : limit);
    PageRequest request = after == null ? first : first.after(after);
    try (AstraFlow astra = data.openExisting()) {
      Page<Document> page = list(data.existing(astra), wanted, request);
      data.printer().result(Result.of(page), out -> print(page, out));
      return ExitCode.OK;
    }
  }

  private Page<Document> list(Collection collection, Filter wanted, PageRequest request) {
    Page<Document> page = collection.documents(wanted, request);
    if (limit != null) {
      return page;
    }
    List<Document> all = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = collection.documents(wanted, request.after(page.next().get()));
      all.addAll(page.items());
    }
    return new Page<>(all, page.next());
  }

  private static void print(Page<Document> page, PrintWriter out) {
    for (Document document : page.items()) {
      String status = status(document);
      String chunks = Numbers.count(document.chunks(), "chunk");
      out.println(document.source() + "  (" + status + ", " + chunks + ")");
      document.failure().ifPresent(reason -> out.println("   " + reason));
      document.notes().forEach(note -> out.println("   " + note));
    }
    out.println(Numbers.count(page.items().size(), "document"));
    page.next().ifPresent(next -> out.println("There are more: --after " + next));
  }

  private static String status(Document document) {
    return document.status().name().toLowerCase(Locale.ROOT);
  }

  /** What {@code documents --json} prints; {@code next} is what {@code --after} takes. */
  record Result(List<Listed> documents, @Nullable String next) {
    static Result of(Page<Document> page) {
      return new Result(page.items().stream().map(Listed::of).toList(), page.next().orElse(null));
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
