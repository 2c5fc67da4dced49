package io.astraflow.core.internal.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.core.internal.text.Span;
import io.astraflow.core.internal.text.Term;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private final Analyzer analyzer = new Analyzer(List.of(Languages.of("en"), Languages.UNKNOWN));

  @Test
  void marksWordsInEverySpellingThatTheIndexKnows() {
    assertThat(marked("cafe vector", "Cafés, VECTORS and a caféteria", false))
        .containsExactly("Cafés", "VECTORS");
  }

  @Test
  void marksTheWholeOfAWordThatBeginsAsTyped() {
    assertThat(marked("jet compres", "Jets compress; a compressor.", true))
        .containsExactly("Jets", "compress", "compressor");
  }

  @Test
  void marksNeighboursInScriptsWithoutSpacesAsOnePart() {
    assertThat(marked("東京都", "日本の東京都は、京都", false)).containsExactly("東京都", "京都");
    assertThat(marked("ภาษา", "ฉันรักภาษาไทย", false)).containsExactly("ภาษา");
  }

  @Test
  void marksAPhraseFromItsFirstWordToItsLast() {
    String text = "State of the art; the art of a state. State  of\nthe art.";
    Sought sought =
        new Sought(new LexicalQuery(List.of(), phrases("state of the art")), true, List.of());
    assertThat(new Highlights(analyzer, sought).in(text))
        .extracting(span -> span.of(text))
        .containsExactly("State of the art", "State  of\nthe art");
  }

  @Test
  void marksFunctionWordsOnlyWhereTheyAreAllThereIs() {
    assertThat(marked("the jet", "The jet of the day", false)).containsExactly("jet");
    assertThat(marked("the", "The jet of the day", false)).containsExactly("The", "the");
  }

  @Property
  void highlightsLieInTheTextInOrderAndApart(
      @ForAll("mixed") String query, @ForAll("mixed") String text, @ForAll boolean prefix) {
    int end = -1;
    for (Span span : new Highlights(analyzer, sought(query, prefix)).in(text)) {
      assertThat(span.start()).isGreaterThan(end);
      assertThat(span.length()).isPositive();
      end = span.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Property
  void whatIsHighlightedHasATermOfTheQuery(
      @ForAll("mixed") String query, @ForAll("mixed") String text) {
    List<String> terms = analyzer.query(query);
    List<Term> found = analyzer.terms(text);
    for (Span part : new Highlights(analyzer, sought(query, false)).in(text)) {
      assertThat(found)
          .filteredOn(term -> terms.contains(term.text()))
          .anySatisfy(
              term -> {
                assertThat(term.span().start()).isGreaterThanOrEqualTo(part.start());
                assertThat(term.span().end()).isLessThanOrEqualTo(part.end());
              });
    }
  }

  @Property
  void aTextIsHighlightedWhereverItsOwnTermsAre(@ForAll("mixed") String text) {
    List<Span> spans = new Highlights(analyzer, sought(text, false)).in(text);
    assertThat(spans.isEmpty()).isEqualTo(analyzer.query(text).isEmpty());
  }

  @Provide
  Arbitrary<String> mixed() {
    return Arbitraries.of(
            "jet",
            "Jets",
            "the",
            "of",
            "café",
            "CAFÉS",
            "ﬁn",
            "İs",
            "東京",
            "京",
            "都",
            "ไทย",
            "x²",
            " ",
            " ",
            ", ",
            "-",
            "…",
            "\uD83D\uDE00",
            "12",
            "½")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private List<String> marked(String query, String text, boolean prefix) {
    return new Highlights(analyzer, sought(query, prefix))
        .in(text).stream().map(span -> span.of(text)).toList();
  }

  private Sought sought(String query, boolean prefix) {
    List<Word> words = analyzer.words(query, prefix).stream().map(HighlightsTest::word).toList();
    return new Sought(new LexicalQuery(words, List.of()), true, List.of());
  }

  private List<Phrase> phrases(String... phrases) {
    return Stream.of(phrases)
        .flatMap(phrase -> analyzer.phrase(phrase).stream())
        .map(Phrase::new)
        .toList();
  }

  private static Word word(QueryWord word) {
    return word.beginning() ? new Word(Set.of(word.folded()), true) : new Word(word.terms(), false);
  }
}
