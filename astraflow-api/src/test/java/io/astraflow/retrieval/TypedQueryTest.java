package io.astraflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TypedQueryTest {
  @Test
  void takesWhatIsInQuotesAsAPhraseWhoseWordsStayInTheText() {
    Query query = Query.parse("flow in a \"boundary  layer\" of “two fluids”");
    assertThat(query.matching().phrases()).containsExactly("boundary  layer", "two fluids");
    assertThat(query.text()).isEqualTo("flow in a  boundary  layer  of  two fluids");
    assertThat(query.matching().prefix()).isFalse();
  }

  @Test
  void takesALastWordWithAStarAsABeginning() {
    Query query = Query.parse("\"jet\" compres* ");
    assertThat(query.text()).isEqualTo("jet  compres");
    assertThat(query.matching().prefix()).isTrue();
    for (String typed : new String[] {"com* pres", "pres *", "*", "\"boundary lay*\"", "2 * "}) {
      assertThat(Query.parse(typed).matching().prefix()).as(typed).isFalse();
    }
  }

  @Test
  void takesAQuoteWithoutAPartnerAsNothing() {
    assertThat(Query.parse("5\" nail").text()).isEqualTo("5  nail");
    assertThat(Query.parse("a \"b c\" d\"e").matching().phrases()).containsExactly("b c");
    assertThat(Query.parse("\"").text()).isEqualTo("\"");
  }

  @Test
  void leavesOutPhrasesWithoutWords() {
    assertThat(Query.parse("\"\" \" \" \"?!\" x").matching().phrases()).isEmpty();
  }

  @Test
  void readsAsManyPhrasesAsCanBeMeant() {
    assertThat(Query.parse("\"a b\" ".repeat(10_000)).matching().phrases()).hasSize(50);
  }

  @Property
  void readsWhateverIsTyped(@ForAll("typed") String typed) {
    Assume.that(!typed.isBlank());
    Query query = Query.parse(typed);
    assertThat(query.withMatching(Matching.ofDefaults())).isEqualTo(Query.of(query.text()));
    assertThat(query.matching().phrases())
        .allMatch(phrase -> phrase.codePoints().anyMatch(Character::isLetterOrDigit));
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.strings().withChars("\"“”„* ab京1?!\t\n").ofMaxLength(20);
  }
}
