package io.astraflow.application;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Answer;
import java.nio.file.Path;

/** Asks a folder of papers one question. Arguments: the data folder, the papers, the question. */
public final class Application {
  private Application() {}

  /** Prints the answer and its citations. */
  public static void main(String[] args) throws InterruptedException {
    Answer answer = ask(Path.of(args[0]), Path.of(args[1]), args[2]);
    System.out.println(answer.text());
    answer.citations().forEach(System.out::println);
  }

  static Answer ask(Path data, Path folder, String question) throws InterruptedException {
    try (AstraFlow astra = AstraFlow.open(data)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.directory(folder));
      return papers.ask(question);
    }
  }
}
