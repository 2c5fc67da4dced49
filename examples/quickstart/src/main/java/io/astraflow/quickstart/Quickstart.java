package io.astraflow.quickstart;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Answer;
import java.nio.file.Path;

/**
 * Ingests a folder and asks it a question. Arguments, all optional: the folder (default {@code
 * docs}), the question, the data folder (default {@code data}).
 */
public final class Quickstart {
  private Quickstart() {}

  /** Prints the answer and its citations. */
  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(argument(args, 0, "docs"));
    String question = argument(args, 1, "Where do the vectors live?");
    Path data = Path.of(argument(args, 2, "data"));
    try (AstraFlow astra = AstraFlow.open(data)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.directory(folder));
      Answer answer = papers.ask(question);
      System.out.println(answer.text());
      answer.citations().forEach(System.out::println);
    }
  }

  private static String argument(String[] args, int position, String otherwise) {
    return args.length > position ? args[position] : otherwise;
  }
}
