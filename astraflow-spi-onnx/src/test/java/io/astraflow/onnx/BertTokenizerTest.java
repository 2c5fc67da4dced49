package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BertTokenizerTest {
  private static final BertTokenizer TOKENIZER = Tokenizers.of(OnnxModel.BGE_SMALL_EN);
  private static final HuggingFaceOracle ORACLE = new HuggingFaceOracle(OnnxModel.BGE_SMALL_EN);

  private static final int PLANES = Character.MAX_CODE_POINT + 1;
  private static final int BLOCK = 128;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\r\n",
        "A plain sentence, with (some) punctuation!",
        "e\u0301 \u00E9 n\u0303 \u1E9B\u0323",
        "İstanbul ΣΊΣΥΦΟΣ ΌΔΟΣ STRASSE ẞ ǅ ﬁ",
        "図書館は月曜日に閉まっています。",
        "한국어 문장 각",
        "\uF900\u2F81A 你好world",
        "नमस्ते दुनिया",
        "ภาษาไทยไม่มีช่องว่าง",
        "اَلْعَرَبِيَّةُ",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ☃️",
        "[CLS] a[SEP]b [MASK][PAD][UNK] [cls] [[CLS]] [CLS [C\u0000LS]",
        "##ing #hash [unused5] @user http://x.y/?a=b&c=d#e",
        "a\u0000b\u0007c\u0085d\u00ADe\u200Bf\uFEFFg\uE000h\uFFFDi",
        "a\u00A0b\u2003c\u3000d\u2028e\u000Bf\u000Cg",
        "\u1100\u1161\u11A8 \u302E\u302F a\u302E\u0323\u0301b",
        "≠ ≮ ≯ \u1FEF \u037E \u0387 \u2329\u232A \u111C9"
      })
  void agreesWithTheReference(String text) {
    assertThat(TOKENIZER.encode(text, Tokenizers.UNLIMITED)).isEqualTo(ORACLE.encode(text));
  }

  @Test
  void agreesOnEveryCodePointBetweenOthers() {
    for (int block = 0; block < PLANES; block += BLOCK) {
      StringBuilder text = new StringBuilder();
      for (int c = block; c < block + BLOCK; c++) {
        String one = new StringBuilder().appendCodePoint(c).toString();
        text.append('a').append(one).append("b ").append(one).append(' ');
        text.append(one).append("\u0301\u0327 ");
      }
      assertThat(TOKENIZER.encode(text.toString(), Tokenizers.UNLIMITED))
          .as("code points from %x", block)
          .isEqualTo(ORACLE.encode(text.toString()));
    }
  }

  @Test
  void agreesOnWordsAroundTheLongest() {
    for (String unit : List.of("a", "é", "각", "😀", "ß")) {
      for (int count = 30; count <= 102; count++) {
        String text = unit.repeat(count) + ' ' + unit.repeat(count) + ".b";
        assertThat(TOKENIZER.encode(text, Tokenizers.UNLIMITED)).isEqualTo(ORACLE.encode(text));
      }
    }
  }

  @Property(tries = 3000)
  void agreesOnMixedScripts(@ForAll("mixedTexts") String text) {
    assertThat(TOKENIZER.encode(text, Tokenizers.UNLIMITED)).isEqualTo(ORACLE.encode(text));
  }

  @Property(tries = 3000)
  void agreesOnAnyString(@ForAll String text) {
    assertThat(TOKENIZER.encode(text, Tokenizers.UNLIMITED)).isEqualTo(ORACLE.encode(text));
  }

  @Property(tries = 1000)
  void countsWhatItEncodes(@ForAll("mixedTexts") String text) {
    assertThat(TOKENIZER.count(text))
        .isEqualTo(TOKENIZER.encode(text, Tokenizers.UNLIMITED).length - 2);
  }

  @Property(tries = 1000)
  void countsAddUpOverSpaces(
      @ForAll("mixedTexts") String left, @ForAll("mixedTexts") String right) {
    assertThat(TOKENIZER.count(left + ' ' + right))
        .isEqualTo(TOKENIZER.count(left) + TOKENIZER.count(right));
  }

  @Property(tries = 1000)
  void keepsTheFirstTokensOfALongText(@ForAll("mixedTexts") String text) {
    long[] whole = TOKENIZER.encode(text, Tokenizers.UNLIMITED);
    long[] cut = TOKENIZER.encode(text, 8);
    int kept = Math.min(whole.length, 8);
    assertThat(cut).hasSize(kept).startsWith(Arrays.copyOf(whole, kept - 1));
    assertThat(cut[kept - 1]).isEqualTo(whole[whole.length - 1]);
  }

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void agreesOnTheVocabularyOfEachModel(OnnxModel model) {
    String text = "Überraschung: tokenisation of the unbelievable café, [MASK] 東京 3.14159";
    try (HuggingFaceOracle oracle = new HuggingFaceOracle(model)) {
      assertThat(Tokenizers.of(model).encode(text, Tokenizers.UNLIMITED))
          .isEqualTo(oracle.encode(text));
    }
  }

  @Provide
  Arbitrary<String> mixedTexts() {
    Arbitrary<String> fragments =
        Arbitraries.oneOf(
            Arbitraries.of(
                " ", "\n", "\u3000", "[CLS]", "[SEP]", "[", "]", "#", "##", ".", "’", "\u0000"),
            Arbitraries.strings().withCharRange('!', '~').ofMaxLength(6),
            Arbitraries.strings().withCharRange('\u00C0', '\u024F').ofMaxLength(4),
            Arbitraries.strings().withCharRange('\u0300', '\u036F').ofMaxLength(4),
            Arbitraries.strings().withCharRange('\u0370', '\u06FF').ofMaxLength(4),
            Arbitraries.strings().withCharRange('\u0900', '\u1FFF').ofMaxLength(4),
            Arbitraries.strings().withCharRange('\u3000', '\u9FFF').ofMaxLength(4),
            Arbitraries.strings().withCharRange('\uAC00', '\uFFFF').ofMaxLength(4),
            Arbitraries.integers()
                .between(0x10000, Character.MAX_CODE_POINT)
                .map(c -> new StringBuilder().appendCodePoint(c).toString()));
    return fragments.list().ofMaxSize(12).map(list -> String.join("", list));
  }
}
