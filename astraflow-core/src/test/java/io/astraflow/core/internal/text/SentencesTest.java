package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void aLineEndIsNoEndOfASentenceButAnEmptyLineIs() {
    String text = "A heading\n\nOne sentence over\ntwo lines. Another one.";
    assertThat(Sentences.in(text, 0, text.length()))
        .extracting(span -> span.of(text))
        .containsExactly("A heading", "One sentence over\ntwo lines.", "Another one.");
  }

  @Property
  void sentencesAreInOrderAndHoldAllButWhiteSpace(@ForAll String text) {
    int end = 0;
    for (Span sentence : Sentences.in(text, 0, text.length())) {
      assertThat(text.substring(end, sentence.start())).matches("\\p{javaWhitespace}*");
      end = sentence.end();
    }
    assertThat(text.substring(end)).matches("\\p{javaWhitespace}*");
  }
}
