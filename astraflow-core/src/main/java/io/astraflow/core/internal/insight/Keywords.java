package io.astraflow.core.internal.insight;

import io.astraflow.core.internal.centrality.WeightedGraph;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.Scripts;
import io.astraflow.core.internal.text.Span;
import io.astraflow.core.internal.text.Term;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The words and phrases that a text is about, by TextRank (Mihalcea and Tarau, "TextRank: Bringing
 * Order into Texts", 2004): words that stand near each other are linked, the most central ones are
 * kept, and those that stand side by side become phrases. There are no parts of speech here:
 * instead of nouns and adjectives all words take part that are no function words, and a phrase must
 * come twice. Inflections count as one word and are shown in their most frequent form, composed
 * (NFC). Of a script without spaces pairs of characters are the words.
 *
 * <p>Of a huge text the beginning is looked at.
 */
final class Keywords {
  private static final int LOOKED_AT = 400_000;

  /** How far apart two words may be that are linked. */
  private static final int NEAR = 3;

  private static final int LONGEST_PHRASE = 4;
  private static final int SHORTEST_WORD = 3;

  private final String text;
  private final List<Word> words;
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private double[] ranks = {};

  private Keywords(String text, Language language) {
    String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
    this.text = Normalizer.normalize(beginning, Normalizer.Form.NFC);
    this.words = words(this.text, language);
    words.stream().filter(Word::counts).forEach(w -> nodes.putIfAbsent(w.stem(), nodes.size()));
  }

  /** Returns at most so many keywords, the most central first, in lower case. */
  static List<String> of(String text, Language language, int most) {
    Keywords keywords = new Keywords(text, language);
    keywords.rank();
    return keywords.phrases(most);
  }

  private static List<Word> words(String text, Language language) {
    List<Word> words = new ArrayList<>();
    for (Term term : new Analyzer(List.of(language)).terms(text)) {
      String form = term.span().of(text).toLowerCase(Locale.ROOT);
      if (term.text().codePoints().anyMatch(Scripts::inPairs)) {
        // Single characters stand beside pairs, and may have come from more than one.
        if (term.text().codePointCount(0, term.text().length()) > 1) {
          words.add(new Word(term, form, form.codePoints().noneMatch(Keywords::isHiragana)));
        }
      } else if (!term.text().codePoints().allMatch(Scripts::isMark)) { // of a run, by itself
        words.add(new Word(term, form, counts(form, language)));
      }
    }
    return words;
  }

  private static boolean counts(String form, Language language) {
    return form.length() >= SHORTEST_WORD
        && form.codePoints().anyMatch(Character::isLetter)
        && !language.functionWords().contains(form);
  }

  // Japanese writes endings and particles so, and seldom what a text is about.
  private static boolean isHiragana(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA;
  }

  private void rank() {
    WeightedGraph graph = new WeightedGraph(nodes.size());
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < Math.min(words.size(), i + NEAR); j++) {
        if (words.get(i).counts() && words.get(j).counts()) {
          graph.add(node(words.get(i)), node(words.get(j)), 1);
        }
      }
    }
    ranks = graph.ranks();
  }

  private int node(Word word) {
    return nodes.getOrDefault(word.stem(), -1);
  }

  private double rank(Word word) {
    return word.counts() ? ranks[node(word)] : 0;
  }

  private List<String> phrases(int most) {
    Set<String> central = central(most);
    Map<List<String>, Phrase> found = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      List<String> stems = new ArrayList<>();
      double rank = 0;
      for (int j = i; j < words.size() && stems.size() < LONGEST_PHRASE; j++) {
        Word word = words.get(j);
        if (!central.contains(word.stem()) || !word.counts() || (j > i && !follows(j))) {
          break;
        }
        stems.add(word.stem());
        rank += rank(word);
        if (isWhole(words.get(i).term().span().start(), word.term().span().end())) {
          found
              .computeIfAbsent(List.copyOf(stems), key -> new Phrase())
              .add(between(words.get(i), word), rank);
        }
      }
    }
    return best(found, most);
  }

  private List<String> best(Map<List<String>, Phrase> found, int most) {
    List<Map.Entry<List<String>, Phrase>> ordered =
        found.entrySet().stream()
            .filter(entry -> entry.getKey().size() == 1 || entry.getValue().count > 1)
            .sorted(Comparator.comparingDouble(entry -> -entry.getValue().rank))
            .toList();
    List<String> best = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Map.Entry<List<String>, Phrase> entry : ordered) {
      if (best.size() < most && entry.getKey().stream().noneMatch(said::contains)) {
        best.add(entry.getValue().form());
        said.addAll(entry.getKey());
      }
    }
    return best;
  }

  /** Returns the most central third of the words, as in the paper, but enough for the wanted. */
  private Set<String> central(int most) {
    List<String> stems = List.copyOf(nodes.keySet());
    Set<String> central = new HashSet<>();
    IntStream.range(0, ranks.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -ranks[i]))
        .limit(Math.max(2L * most, ranks.length / 3))
        .forEach(i -> central.add(stems.get(i)));
    return central;
  }

  private boolean follows(int place) {
    Span before = words.get(place - 1).term().span();
    int start = words.get(place).term().span().start();
    return start <= before.end()
        ? start >= before.start()
        : text.substring(before.end(), start).equals(" ");
  }

  /** Returns whether neither end parts a mark from the character that it belongs to. */
  private boolean isWhole(int start, int end) {
    return !Scripts.isMark(text.codePointAt(start))
        && (end == text.length() || !Scripts.isMark(text.codePointAt(end)));
  }

  private String between(Word first, Word last) {
    return text.substring(first.term().span().start(), last.term().span().end())
        .toLowerCase(Locale.ROOT);
  }

  private record Word(Term term, String form, boolean counts) {
    String stem() {
      return term.text();
    }
  }

  /** A phrase in all its forms. */
  private static final class Phrase {
    private final Map<String, Integer> forms = new HashMap<>();
    private int count;
    private double rank;

    void add(String form, double of) {
      forms.merge(form, 1, Integer::sum);
      count++;
      rank = of;
    }

    String form() {
      return forms.entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .orElseThrow()
          .getKey();
    }
  }
}
