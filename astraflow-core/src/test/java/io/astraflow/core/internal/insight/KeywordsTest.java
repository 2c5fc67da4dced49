package io.astraflow.core.internal.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.text.Languages;
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
  void hasNoKeywordsOfNothing() {
    assertThat(Keywords.of("", Languages.UNKNOWN, 5)).isEmpty();
    assertThat(Keywords.of("12 34 …", Languages.UNKNOWN, 5)).isEmpty();
    assertThat(Keywords.of("Penguins", Languages.of("en"), 5)).containsExactly("penguins");
  }
}
