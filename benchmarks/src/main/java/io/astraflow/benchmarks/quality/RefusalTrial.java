package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Scratch;
import io.astraflow.benchmarks.quality.QuestionSet.Asked;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.model.EmbeddingAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Asks the questions of a set with their answers in the collection and without. Immutable.
 *
 * @param set the questions
 * @param model the embedding model's id
 */
record RefusalTrial(QuestionSet set, String model) {
  private static final int STEPS = 20;

  /** The thresholds that are tried, ascending from 0 to 1. */
  static final List<Double> THRESHOLDS =
      IntStream.rangeClosed(0, STEPS).mapToObj(step -> step / (double) STEPS).toList();

  private static final int KEPT_RESULTS = 512 << 20;

  /** Asks by default, by the earlier decision, and at each threshold. */
  List<Verdict> measure(Withholding withholding) throws IOException, InterruptedException {
    Withholding.Left left = withholding.of(set);
    CollectionOptions options =
        CollectionOptions.ofDefaults().withEmbeddingModel(KeptEmbeddings.PREFIX + model);
    try (Scratch scratch = Scratch.create();
        EmbeddingAdapter adapter = KeptEmbeddings.model(model);
        AstraFlow astra =
            AstraFlow.builder(scratch.path())
                .queryCache(KEPT_RESULTS)
                .model(new Nodding())
                .build()) {
      Collection collection = astra.workspace().collection("left", options);
      IngestReport report = collection.ingestor().ingest(documents(left));
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException("Not ingested: " + report.failures());
      }
      EarlierDecision earlier = EarlierDecision.of(collection, adapter.relatedCosine());
      List<Verdict> verdicts = new ArrayList<>();
      verdicts.addAll(ask(collection, earlier, withholding, left.with(), true));
      verdicts.addAll(ask(collection, earlier, withholding, left.without(), false));
      return verdicts;
    }
  }

  private static Source documents(Withholding.Left left) {
    return Source.documents(
        left.pieces().stream()
            .map(
                piece ->
                    SourceDocument.ofBytes(
                        piece.id(), piece.text().getBytes(StandardCharsets.UTF_8), "text/plain"))
            .toList());
  }

  private List<Verdict> ask(
      Collection collection,
      EarlierDecision earlier,
      Withholding withholding,
      List<Asked> questions,
      boolean answerable)
      throws InterruptedException {
    Map<Asked, Boolean> refused = new LinkedHashMap<>();
    collection.configure(collection.settings().withoutRelevanceThreshold());
    for (Asked asked : questions) {
      refused.put(asked, collection.ask(asked.text()).refused());
    }
    Map<Asked, Double> refusedFrom = refusedFrom(collection, questions);
    Draw draw = new Draw("tuning");
    List<Verdict> verdicts = new ArrayList<>();
    for (Asked asked : questions) {
      verdicts.add(
          new Verdict(
              set.name(),
              set.language(),
              withholding.missing(),
              answerable,
              !draw.first(asked.id()),
              refused.getOrDefault(asked, false),
              earlier.refuses(asked.text()),
              refusedFrom.getOrDefault(asked, Double.POSITIVE_INFINITY)));
    }
    return verdicts;
  }

  private static Map<Asked, Double> refusedFrom(Collection collection, List<Asked> questions)
      throws InterruptedException {
    Map<Asked, Double> refusedFrom = new HashMap<>();
    bisect(collection, questions, 0, THRESHOLDS.size(), refusedFrom);
    return refusedFrom;
  }

  /**
   * What is refused at a threshold is refused at every greater one.
   *
   * @param questions refused at none of the thresholds before {@code first}, and at {@code end} if
   *     there is one
   */
  private static void bisect(
      Collection collection,
      List<Asked> questions,
      int first,
      int end,
      Map<Asked, Double> refusedFrom)
      throws InterruptedException {
    if (first == end) {
      double from = end < THRESHOLDS.size() ? THRESHOLDS.get(end) : Double.POSITIVE_INFINITY;
      questions.forEach(asked -> refusedFrom.put(asked, from));
    } else if (!questions.isEmpty()) {
      int middle = (first + end) / 2;
      collection.configure(collection.settings().withRelevanceThreshold(THRESHOLDS.get(middle)));
      List<Asked> refused = new ArrayList<>();
      List<Asked> answered = new ArrayList<>();
      for (Asked asked : questions) {
        (collection.ask(asked.text()).refused() ? refused : answered).add(asked);
      }
      bisect(collection, refused, first, middle, refusedFrom);
      bisect(collection, answered, middle + 1, end, refusedFrom);
    }
  }
}
