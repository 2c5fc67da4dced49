package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzerTest {
  private final Analyzer analyzer = new Analyzer();

  @Test
  void bringsSpellingsOfOneWordTogether() {
    assertThat(analyzer.index("Café CAFÉ cafe\u0301 ｃａｆｅ")).isEqualTo("cafe cafe cafe cafe");
    assertThat(analyzer.index("Straße Größe smørrebrød")).isEqualTo("strasse grosse smorrebrod");
    assertThat(analyzer.index("vectors queries glass focus")).isEqualTo("vector query glass focus");
  }

  @Test
  void readsScriptsWithoutSpacesAsPairsAndSingleCharacters() {
    assertThat(analyzer.index("東京都")).isEqualTo("東 京 都 東京 京都");
    assertThat(analyzer.query("東京都")).containsExactly("東京", "京都");
    assertThat(analyzer.query("京")).containsExactly("京");
  }

  @Test
  void findsThaiWordsInsideLongerText() {
    List<String> indexed = List.of(analyzer.index("ฉันรักภาษาไทย").split(" "));
    assertThat(indexed).containsAll(analyzer.query("ภาษา"));
  }

  @Test
  void foldsArabicSpellings() {
    assertThat(analyzer.index("أحمد إلى مدرسة")).isEqualTo(analyzer.index("احمد الي مدرسه"));
  }

  @Test
  void leavesFunctionWordsOutOfAQuestionUnlessItHasNoOthers() {
    assertThat(analyzer.query("Where do the vectors live?")).containsExactly("vector", "live");
    assertThat(analyzer.query("to be or not to be")).containsExactly("to", "be", "or", "not");
    assertThat(analyzer.query("?!… 🙂")).isEmpty();
  }

  @Test
  void readsQuerySyntaxAsWords() {
    assertThat(analyzer.query("\"alpha* NEAR(beta) -gamma title:delta"))
        .containsExactly("alpha", "near", "beta", "gamma", "title", "delta");
  }

  @Test
  void tellsWhereEachTermCameFrom() {
    String text = "The ﬁnest CAFÉS in 東京都";
    assertThat(analyzer.terms(text))
        .extracting(term -> term.text() + "=" + term.span().of(text))
        .containsExactly(
            "the=The",
            "finest=ﬁnest",
            "cafe=CAFÉS",
            "in=in",
            "東=東",
            "京=京",
            "都=都",
            "東京=東京",
            "京都=京都");
  }

  @Test
  void takesTheLastWordAsABeginning() {
    assertThat(analyzer.words("vectors of the compas", true))
        .extracting(QueryWord::terms, QueryWord::beginning)
        .containsExactly(tuple(Set.of("vector"), false), tuple(Set.of("compa", "compas"), true));
    assertThat(analyzer.words("to the", true))
        .extracting(QueryWord::written)
        .containsExactly("the");
    assertThat(analyzer.words("the 東京", true)).noneMatch(QueryWord::beginning);
  }

  @Test
  void readsAPhraseAsWhatTheIndexHasInARow() {
    assertThat(analyzer.phrase("The Cafés of Rome!"))
        .containsExactly(List.of("the", "cafe", "of", "rome"));
    assertThat(analyzer.phrase("東京都")).containsExactly(List.of("東京", "京都"));
    assertThat(analyzer.phrase("京")).containsExactly(List.of("京"));
    assertThat(analyzer.phrase("in 東京 Tower"))
        .containsExactly(List.of("in", "東", "京", "東京", "tower"));
    assertThat(analyzer.phrase("?! …")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"塔 of 東京都", "東京", "都 of", "of 東京", "東京都、of", "塔", "see 塔", "京都 and 塔 of"})
  void findsAPhraseWhereverItStands(String phrase) {
    for (String text : List.of(phrase, "see " + phrase + " and", "大" + phrase + "大")) {
      String indexed = " " + analyzer.index(text) + " ";
      assertThat(analyzer.phrase(phrase))
          .as(text)
          .allMatch(terms -> indexed.contains(" " + String.join(" ", terms) + " "));
    }
  }

  @Property
  void theTextAtATermsPlaceHasThatTerm(
      @ForAll @CharRange(from = ' ', to = 0x24F) @CharRange(from = 0x400, to = 0x4FF) String text) {
    for (Term term : analyzer.terms(text)) {
      assertThat(analyzer.index(term.span().of(text)).split(" ")).contains(term.text());
    }
  }

  @Property
  void placesOfTermsLieInTheText(@ForAll String text) {
    for (Term term : analyzer.terms(text)) {
      assertThat(term.span().length()).isPositive();
      assertThat(term.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  @Property
  void aQuestionsTermsAreAmongThoseOfTheSameText(@ForAll String text) {
    assertThat(List.of(analyzer.index(text).split(" "))).containsAll(analyzer.query(text));
  }

  @Property
  void termsHoldNoWhiteSpaceAndNoPunctuation(@ForAll String text) {
    for (String term : analyzer.query(text)) {
      assertThat(term.codePoints()).allMatch(c -> !Character.isWhitespace(c) && c != '"');
      assertThat(term).isNotEmpty();
    }
  }
}
