package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
