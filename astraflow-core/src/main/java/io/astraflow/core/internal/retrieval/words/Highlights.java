package io.astraflow.core.internal.retrieval.words;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Span;
import io.astraflow.core.internal.text.Term;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Passage.Extent;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says where passages have what was sought. Immutable. */
public final class Highlights {
  private final Analyzer analyzer;
  private final Set<String> terms = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final List<List<String>> phrases = new ArrayList<>();

  /** Marks what a query was read as. */
  public Highlights(Analyzer analyzer, Sought sought) {
    this.analyzer = analyzer;
    for (Word word : sought.query().words()) {
      (word.prefix() ? beginnings : terms).addAll(word.terms());
    }
    for (Phrase phrase : sought.query().phrases()) {
      phrases.addAll(phrase.variants());
    }
  }

  /** Returns the passages with their highlights. */
  public List<Passage> mark(List<Passage> passages) {
    return passages.stream().map(this::mark).toList();
  }

  private Passage mark(Passage passage) {
    return new Passage(
        passage.chunkId(),
        passage.documentId(),
        passage.source(),
        passage.title(),
        passage.page(),
        passage.start(),
        passage.end(),
        passage.heading(),
        passage.text(),
        passage.score(),
        passage.explanation(),
        in(passage.text()).stream()
            .map(span -> new Extent(passage.start() + span.start(), passage.start() + span.end()))
            .toList(),
        passage.context());
  }

  /** Returns the parts of a text that match, in order and apart. */
  List<Span> in(String text) {
    List<Term> found = analyzer.terms(text);
    List<Span> spans = new ArrayList<>();
    for (Term term : found) {
      if (terms.contains(term.text()) || beginnings.stream().anyMatch(term.text()::startsWith)) {
        spans.add(term.span());
      }
    }
    if (!phrases.isEmpty()) {
      for (Analyzer one : analyzer.byLanguage()) {
        List<Term> inOrder = one.terms(text);
        phrases.forEach(phrase -> addPhrase(phrase, inOrder, spans));
      }
    }
    return merged(spans);
  }

  private static void addPhrase(List<String> phrase, List<Term> found, List<Span> spans) {
    List<String> texts = found.stream().map(Term::text).toList();
    int from = 0;
    int at = Collections.indexOfSubList(texts, phrase);
    while (at >= 0) {
      List<Term> part = found.subList(from + at, from + at + phrase.size());
      spans.add(
          new Span(
              part.stream().mapToInt(term -> term.span().start()).min().orElseThrow(),
              part.stream().mapToInt(term -> term.span().end()).max().orElseThrow()));
      from += at + 1;
      at = Collections.indexOfSubList(texts.subList(from, texts.size()), phrase);
    }
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::start));
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.start() <= last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
