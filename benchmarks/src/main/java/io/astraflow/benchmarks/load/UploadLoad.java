package io.astraflow.benchmarks.load;

import io.astraflow.collection.Workspace;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Documents that arrive at once: every other one in the collection that the chats are about, the
 * rest in {@value #OTHERS} others. Immutable.
 *
 * @param workspace where they go
 * @param collection what the chats are about
 * @param phase tells the documents of several phases apart; letters
 * @param texts of the documents
 */
record UploadLoad(Workspace workspace, String collection, String phase, List<String> texts) {
  private static final int OTHERS = 5;

  /** Copies the list. */
  UploadLoad {
    texts = List.copyOf(texts);
  }

  /** Returns the uploads, each for a thread of its own; they give milliseconds. */
  List<Callable<Double>> uploads() {
    List<Callable<Double>> all = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int number = i;
      all.add(() -> upload(number));
    }
    return all;
  }

  private double upload(int number) throws InterruptedException {
    long start = System.nanoTime();
    String text = "Received as " + word(number) + ".\n\n" + texts.get(number);
    IngestReport report =
        workspace
            .collection(target(number))
            .ingestor()
            .ingest(
                Source.documents(
                    List.of(
                        SourceDocument.ofBytes(
                            source(number), text.getBytes(StandardCharsets.UTF_8), "text/plain"))));
    if (report.added() != 1) {
      throw new IllegalStateException("An upload failed: " + report);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Returns how many of the documents are found by a word that each has alone. */
  int found() throws InterruptedException {
    int found = 0;
    for (int i = 0; i < texts.size(); i++) {
      List<Passage> passages =
          workspace
              .collection(target(i))
              .retriever()
              .retrieve(Query.of(word(i)).withMode(SearchMode.LEXICAL));
      String wanted = source(i);
      found += passages.stream().anyMatch(p -> p.source().equals(wanted)) ? 1 : 0;
    }
    return found;
  }

  private String target(int number) {
    return number % 2 == 0 ? collection : "uploads-" + number / 2 % OTHERS;
  }

  private String word(int number) {
    return "upload" + phase + "number" + number;
  }

  private String source(int number) {
    return "upload/" + phase + '/' + number;
  }
}
