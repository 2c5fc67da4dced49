package io.astraflow.core.internal.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.text.Languages;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordsTest {

  @Test
  void findsWhatATextIsAboutAndPutsPhrasesTogether() {
    String text =
        """
        A vector index finds the nearest vectors. The vector index is a graph of vectors, and each
        search walks the graph. When the vector index grows, the graph is written to the disk. On
        Tuesdays we had soup. The graph of the vector index links each vector to its neighbours.
        """;
    List<String> keywords = Keywords.of(text, Languages.of("en"), 5);
    assertThat(keywords.get(0)).isEqualTo("vector index");
    assertThat(keywords).contains("graph").doesNotContain("the", "soup").hasSizeLessThan(6);
  }

  @Test
  void findsWordsOfChinese() {
    String text = "向量索引可以找到最近的向量。向量索引是一个图。当向量索引变大时，图会写到磁盘上。昨天有汤。";
    assertThat(Keywords.of(text, Languages.of("zh"), 3).get(0)).contains("向量");
  }

  @Test
  void findsWordsOfKoreanHoweverItIsComposed() {
    String text = "벡터 색인은 가까운 벡터를 찾는다. 벡터 색인은 그래프이다. 벡터 색인이 커지면 그래프를 디스크에 쓴다. 어제 국을 먹었다.";
    List<String> keywords = Keywords.of(text, Languages.of("ko"), 4);
    assertThat(keywords.get(0)).contains("벡터");
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(Keywords.of(decomposed, Languages.of("ko"), 4)).isEqualTo(keywords);
  }

  @Test
  void findsWordsOfKhmerWithTheirMarks() {
    String text = "ភាសាខ្មែរ គឺជាភាសា។ ភាសាខ្មែរ មានអក្សរ។ ខ្ញុំរៀន ភាសាខ្មែរ។";
    List<String> keywords = Keywords.of(text, Languages.UNKNOWN, 4);
    assertThat(keywords).isNotEmpty();
    assertThat(keywords.get(0)).matches("\\p{L}.+");
    assertThat(String.join(" ", keywords)).contains("ភាសា");
  }

  @Test
  void readsMarksThatAreCodedByThemselves() {
    for (String text :
        List.of(
            "ｶﾞｷﾞｸﾞ ｶﾞｷﾞｸﾞ", "カ\u3099キ\u3099 カ\u3099キ\u3099", "한한\u1112\u1161", "㌔㌔ ﷺﷺ 각\u11a8")) {
      assertThat(Keywords.of(text + " " + text, Languages.UNKNOWN, 5)).doesNotContain("");
    }
  }

  @Test
  void hasNoKeywordsOfNothing() {
    assertThat(Keywords.of("", Languages.UNKNOWN, 5)).isEmpty();
    assertThat(Keywords.of("12 34 …", Languages.UNKNOWN, 5)).isEmpty();
    assertThat(Keywords.of("Penguins", Languages.of("en"), 5)).containsExactly("penguins");
  }
}
