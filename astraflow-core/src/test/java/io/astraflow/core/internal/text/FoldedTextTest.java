package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
  @Test
  void comesOutForEachCharacterAsNormalisingAtOnceDoes() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String raw = "ㄱa" + Character.toString(codePoint) + "\u0301Σ ";
      if (!FoldedText.of(raw).text().equals(atOnce(raw))) {
        assertThat(FoldedText.of(raw).text()).as("%x", codePoint).isEqualTo(atOnce(raw));
      }
    }
  }

  @Property
  void comesOutAsNormalisingAtOnceDoes(@ForAll("mixed") String raw) {
    assertThat(FoldedText.of(raw).text()).isEqualTo(atOnce(raw));
  }

  @Property
  void eachPartComesFromAPartThatFoldsToIt(@ForAll("mixed") String raw) {
    FoldedText folded = FoldedText.of(raw);
    int end = 0;
    for (int at = 0; at < folded.text().length(); at++) {
      Span origin = folded.origin(at, at + 1);
      assertThat(origin.start()).isLessThanOrEqualTo(end);
      assertThat(origin.end()).isGreaterThanOrEqualTo(end);
      end = origin.end();
    }
    assertThat(end).isEqualTo(raw.length());
  }

  @Test
  void knowsWhereAPartCameFrom() {
    FoldedText folded = FoldedText.of("… İST ﬁn ｶﾞ");
    assertThat(folded.text()).isEqualTo("... i̇st fin ガ");
    assertThat(folded.origin(0, 3)).isEqualTo(new Span(0, 1));
    assertThat(folded.origin(4, 8)).isEqualTo(new Span(2, 5));
    assertThat(folded.origin(9, 10)).isEqualTo(new Span(6, 7));
    assertThat(folded.origin(11, 12)).isEqualTo(new Span(7, 8));
    assertThat(folded.origin(13, 14)).isEqualTo(new Span(9, 11));
  }

  @Provide
  Arbitrary<String> mixed() {
    return Arbitraries.strings()
        .withChars('a', 'B', ' ', 'İ', 'Σ', 'é', '\u0301', '\u0327', '…', 'ﬁ', '½', '京', '，')
        .withCharRange('ᄀ', 'ᇿ')
        .withCharRange('ㄱ', 'ㆎ')
        .withCharRange('가', '각')
        .withCharRange('ｦ', 'ﾟ')
        .withCharRange('\uD83C', '\uDE00')
        .ofMaxLength(12);
  }

  private static String atOnce(String raw) {
    return Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
