package io.astraflow.core.internal.text;

import io.astraflow.core.internal.text.Token.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the sequences of terms that a phrase stands in the index as. A run of a script without
 * spaces is kept as its characters and then its pairs. At the beginning of a phrase it may be the
 * end of a longer run, so only its pairs are beside what follows; at the end it may be the
 * beginning of a longer one, so only its characters are beside what goes before.
 */
final class PhraseTerms {
  private final List<List<String>> sequences = new ArrayList<>();
  private List<String> sequence = new ArrayList<>();

  void add(List<Term> terms) {
    terms.forEach(term -> sequence.add(term.text()));
  }

  void add(Run run, boolean first, boolean last) {
    List<Term> pairs = run.pairs();
    if (!first) {
      add(run.singles());
    }
    if (last) {
      cut();
    }
    if (first && pairs.isEmpty()) {
      add(run.singles());
      cut(); // in a longer run its pairs stand between
    }
    add(pairs);
  }

  List<List<String>> sequences() {
    cut();
    return List.copyOf(sequences);
  }

  private void cut() {
    if (!sequence.isEmpty()) {
      sequences.add(List.copyOf(sequence));
      sequence = new ArrayList<>();
    }
  }
}
