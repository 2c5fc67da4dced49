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
  private final Analyzer analyzer = new Analyzer(List.of(Languages.UNKNOWN));

  @Test
  void bringsSpellingsOfOneWordTogether() {
    assertThat(analyzer.index("Café CAFÉ cafe\u0301 ｃａｆｅ")).isEqualTo("cafe cafe cafe cafe");
    assertThat(analyzer.index("Straße Größe smørrebrød")).isEqualTo("strass gross smorrebrod");
    assertThat(analyzer.index("vectors queries glass focus")).isEqualTo("vector queri glass focus");
  }

  @Test
  void readsScriptsWithoutSpacesAsPairsAndSingleCharacters() {
    assertThat(analyzer.index("東京都")).isEqualTo("東 京 都 東京 京都");
    assertThat(analyzer.query("東京都")).containsExactly("東京", "京都");
    assertThat(analyzer.query("京")).containsExactly("京");
  }

  @Test
  void bringsInflectionsTogetherWhereTheLanguageIsKnown() {
    Analyzer english = new Analyzer(List.of(Languages.of("en")));
    assertThat(english.index("connected connecting connections 747s"))
        .isEqualTo("connect connect connect 747s");
    assertThat(new Analyzer(List.of(Languages.of("de"))).index("Häuser Haus"))
        .isEqualTo("haus haus");
    assertThat(new Analyzer(List.of(Languages.of("ru"))).index("книга книги книгой"))
        .isEqualTo("книг книг книг");
    assertThat(new Analyzer(List.of(Languages.of("ar"))).index("المدرسة مدرسة"))
        .isEqualTo("مدرس مدرس");
  }

  @Test
  void seeksAWordInEachLanguageOfACollection() {
    Analyzer both = new Analyzer(List.of(Languages.of("en"), Languages.of("de")));
    assertThat(both.words("die running Häuser", false))
        .extracting(QueryWord::terms)
        .containsExactly(Set.of("die"), Set.of("run", "running"), Set.of("hauser", "haus"));
    assertThat(both.phrase("running Häuser"))
        .containsExactly(Set.of(List.of("run", "hauser"), List.of("running", "haus")));
  }

  @Test
  void leavesOutTheFunctionWordsOfTheQuestionsOwnLanguage() {
    Analyzer both = new Analyzer(List.of(Languages.of("en"), Languages.of("de")));
    assertThat(both.query("wann war das Haus und wo")).contains("haus").doesNotContain("war");
    assertThat(both.query("war and peace")).contains("war");
  }

  @Test
  void cutsThaiIntoWords() {
    assertThat(analyzer.index("ภาษาไทย")).isEqualTo("ภาษา ไทย");
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
        .containsExactly("alpha", "near", "beta", "gamma", "titl", "delta");
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
        .containsExactly(tuple(Set.of("vector"), false), tuple(Set.of("compa"), true));
    assertThat(analyzer.words("to the", true))
        .extracting(QueryWord::written)
        .containsExactly("the");
    assertThat(analyzer.words("the 東京", true)).noneMatch(QueryWord::beginning);
  }

  @Test
  void readsAPhraseAsWhatTheIndexHasInARow() {
    assertThat(analyzer.phrase("The Cafés of Rome!"))
        .containsExactly(Set.of(List.of("the", "cafe", "of", "rome")));
    assertThat(analyzer.phrase("東京都")).containsExactly(Set.of(List.of("東京", "京都")));
    assertThat(analyzer.phrase("京")).containsExactly(Set.of(List.of("京")));
    assertThat(analyzer.phrase("in 東京 Tower"))
        .containsExactly(Set.of(List.of("in", "東", "京", "東京", "tower")));
    assertThat(analyzer.phrase("?! …")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"塔 of 東京都", "東京", "都 of", "of 東京", "東京都、of", "塔", "see 塔", "京都 and 塔 of"})
  void findsAPhraseWhereverItStands(String phrase) {
    for (String text : List.of(phrase, "see " + phrase + " and", "大" + phrase + "大")) {
      String indexed = " " + analyzer.index(text) + " ";
      assertThat(analyzer.phrase(phrase))
          .as(text)
          .allMatch(
              variants ->
                  variants.stream()
                      .anyMatch(terms -> indexed.contains(" " + String.join(" ", terms) + " ")));
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
