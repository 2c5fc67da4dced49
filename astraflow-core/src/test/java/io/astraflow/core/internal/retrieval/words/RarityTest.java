package io.astraflow.core.internal.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.spi.store.Store;
import io.astraflow.testkit.store.MemoryStoreFactory;
import io.astraflow.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RarityTest {
  private static final QueryWord WING = word("wing", true);
  private static final QueryWord LIFT = word("lift", true);
  private static final QueryWord ABSENT = word("sunflower", true);
  private static final QueryWord ABSENT_PAIR = word("電話", false);

  @TempDir Path folder;
  private Store store;
  private long id;
  private Rarity rarity;

  @BeforeEach
  void open() {
    store = new MemoryStoreFactory().open(folder);
    id = store.write(tx -> tx.collections().create(StoreSamples.collection("w", "c")).id());
    rarity = new Rarity(store, id);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aWordCountsMoreTheFewerChunksHaveIt() {
    publish("a", "wing lift. wing. wing drag. tail.");

    assertThat(rarity(WING)).isEqualTo(Math.log1p(4 / 3.0));
    assertThat(rarity(LIFT)).isEqualTo(Math.log1p(4));
  }

  @Test
  void aWordThatIsNowhereCountsLikeTheRarestAndAPairOfCharactersHalf() {
    publish("a", "wing lift. wing.");

    assertThat(rarity(ABSENT)).isEqualTo(rarity(LIFT));
    assertThat(rarity(ABSENT_PAIR)).isEqualTo(rarity(LIFT) / 2);
  }

  @Test
  void followsTheCollection() {
    assertThat(rarity(WING)).isPositive();
    publish("a", "wing.");
    double alone = rarity(WING);
    publish("b", "tail. drag.");

    assertThat(rarity(WING)).isGreaterThan(alone);
  }

  private double rarity(QueryWord word) {
    return rarity.of(List.of(word)).getOrDefault(word, Double.NaN);
  }

  private void publish(String source, String text) {
    store.write(tx -> StoreSamples.publish(tx, id, source, text));
  }

  private static QueryWord word(String written, boolean spaced) {
    return new QueryWord(written, Set.of(written), spaced, false);
  }
}
