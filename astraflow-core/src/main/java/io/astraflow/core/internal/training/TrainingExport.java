package io.astraflow.core.internal.training;

import io.astraflow.core.internal.duplicate.SimilarTexts;
import io.astraflow.core.internal.model.redaction.TextRedaction;
import io.astraflow.training.TrainingOptions;
import io.astraflow.training.TrainingPair;
import io.astraflow.training.TrainingReport;
import io.astraflow.training.TrainingSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One export, from its pairs to its report; for one thread, once. */
final class TrainingExport {
  private static final String TRAIN = "train.jsonl";
  private static final String TEST = "test.jsonl";

  private final TrainingOptions options;
  private final TextRedaction redaction;
  private final TrainingLine line;
  private final DocumentSplit split;
  private final SimilarTexts<String> said;
  private final Set<String> saidExactly = new HashSet<>();
  private long ungrounded;
  private long tooShort;
  private long tooLong;
  private long duplicates;
  private long divided;
  private long redacted;

  /**
   * Begins one.
   *
   * @param contents returns what stands for the content of a document of this id, or the id
   */
  TrainingExport(TrainingOptions options, UnaryOperator<String> contents) {
    this.options = options;
    this.redaction = new TextRedaction(options.redaction());
    this.line = new TrainingLine(options.form(), options.system().map(CleanPair::cleaned));
    this.split = new DocumentSplit(options.trainShare(), contents);
    this.said = new SimilarTexts<>(options.leastSimilarity());
  }

  TrainingReport run(List<TrainingSource> sources, Path folder) throws InterruptedException {
    try (TrainingFile train = TrainingFile.begin(folder, TRAIN);
        TrainingFile test = TrainingFile.begin(folder, TEST)) {
      for (TrainingSource source : sources) {
        ungrounded += source.forEach(pair -> write(pair, train, test));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("The export was interrupted");
      }
      train.finish();
      test.finish();
      return new TrainingReport(
          train.publish(),
          test.publish(),
          train.lines(),
          test.lines(),
          ungrounded,
          tooShort,
          tooLong,
          duplicates,
          divided,
          redacted);
    }
  }

  private void write(TrainingPair raw, TrainingFile train, TrainingFile test) {
    TrainingPair pair = hidden(CleanPair.of(raw));
    if (!fits(pair)) {
      return;
    }
    Optional<Boolean> trains = split.trains(pair);
    if (trains.isEmpty()) {
      divided++;
      return;
    }
    String normalised = CleanPair.normalised(pair);
    if (!saidExactly.add(normalised) || said.add(normalised, normalised).isPresent()) {
      duplicates++;
      return;
    }
    if (!pair.equals(CleanPair.of(raw))) {
      redacted++;
    }
    (trains.get() ? train : test).write(line.of(pair));
  }

  private boolean fits(TrainingPair pair) {
    int shorter = Math.min(pair.question().length(), pair.answer().length());
    int longer = Math.max(pair.question().length(), pair.answer().length());
    tooShort += shorter < options.shortest() ? 1 : 0;
    tooLong += shorter >= options.shortest() && longer > options.longest() ? 1 : 0;
    return shorter >= options.shortest() && longer <= options.longest();
  }

  private TrainingPair hidden(TrainingPair pair) {
    List<String> hidden = redaction.hide(List.of(pair.question(), pair.answer()));
    return new TrainingPair(hidden.get(0), hidden.get(1), pair.documents());
  }
}
