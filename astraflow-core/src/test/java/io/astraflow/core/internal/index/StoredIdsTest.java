package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.index.IdSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredIdsTest {
  private final VectorStore vectors = new VectorStore(1);
  private final StoredIds stored = new StoredIds(vectors.collection().id());
  private final List<Long> documents = new ArrayList<>();
  private IdSet known = IdSet.ofAscending(new long[0]);

  @Test
  void followsWhateverIsAddedAndDeleted() {
    Random random = new Random(4);
    assertFollowed();
    for (int round = 0; round < 40; round++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        documents.add(vectors.publish(new float[1 + random.nextInt(900)][1]));
      }
      for (int i = random.nextInt(3); i > 0 && !documents.isEmpty(); i--) {
        vectors.delete(documents.remove(random.nextInt(documents.size())));
      }
      assertFollowed();
    }
  }

  @Test
  void followsWhenTheFirstTheLastAndAllAreDeleted() {
    for (int i = 0; i < 30; i++) {
      documents.add(vectors.publish(new float[100][1]));
    }
    assertFollowed();
    vectors.delete(documents.remove(0));
    vectors.delete(documents.remove(documents.size() - 1));
    assertFollowed();
    documents.forEach(vectors::delete);
    assertFollowed();
    vectors.publish(new float[3][1]);
    assertFollowed();
  }

  @Test
  void followsWhenVeryManyAreDeletedHereAndThere() {
    for (int i = 0; i < 200; i++) {
      documents.add(vectors.publish(new float[500][1]));
    }
    assertFollowed();
    for (int i = 0; i < documents.size(); i += 2) {
      vectors.delete(documents.get(i));
    }
    assertFollowed();
  }

  private void assertFollowed() {
    long id = vectors.collection().id();
    known = vectors.store().read(tx -> stored.since(known, tx));
    assertThat(known.ids())
        .isEqualTo(vectors.store().read(tx -> tx.chunks().ids(id, Filter.all())));
  }
}
