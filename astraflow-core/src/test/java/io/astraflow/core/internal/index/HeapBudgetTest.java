package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.store.CollectionRow;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeapBudgetTest {
  private static final long MEGABYTE = 1 << 20;

  private final CollectionRow papers = row(1, "papers");
  private final CollectionRow mails = row(2, "mails");
  private final HeapBudget budget = new HeapBudget(300 * MEGABYTE);

  @Test
  void namesTheCollectionWhatItTakesWhatThereIsAndTheRemedy() {
    budget.claim(mails, 100 * MEGABYTE, 5);
    assertThatThrownBy(() -> budget.claim(papers, 250 * MEGABYTE, 400_000))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("'papers'", "250 MB", "400,000", "200 of the 300 MB", "-Xmx489m");
  }

  @Test
  void aNewClaimTakesThePlaceOfTheOneBefore() {
    budget.claim(papers, 200 * MEGABYTE, 1);
    budget.claim(papers, 300 * MEGABYTE, 1);
    assertThat(budget.room(papers)).isEqualTo(300 * MEGABYTE);
    assertThat(budget.room(mails)).isZero();
    assertThatThrownBy(() -> budget.claim(papers, 301 * MEGABYTE, 1))
        .isInstanceOf(ConfigurationException.class);
    assertThat(budget.room(mails)).isZero();
  }

  @Test
  void whatIsGivenBackCanBeClaimedByOthers() {
    budget.claim(papers, 300 * MEGABYTE, 1);
    budget.lower(papers, 100 * MEGABYTE);
    budget.lower(papers, 150 * MEGABYTE);
    assertThat(budget.room(mails)).isEqualTo(200 * MEGABYTE);
    budget.release(papers);
    budget.lower(papers, MEGABYTE);
    assertThat(budget.room(mails)).isEqualTo(300 * MEGABYTE);
  }

  @Test
  void theHeapThatIsNamedIsEnough() {
    HeapBudget enough = HeapBudget.ofHeap(489 * MEGABYTE);
    enough.claim(mails, 100 * MEGABYTE, 5);
    assertThatCode(() -> enough.claim(papers, 250 * MEGABYTE, 400_000)).doesNotThrowAnyException();
    assertThat(HeapBudget.ofHeap(10 * MEGABYTE).room(papers)).isZero();
  }

  @Test
  void theJvmsIsLessThanItsHeap() {
    assertThatCode(() -> HeapBudget.ofJvm().claim(papers, MEGABYTE, 1)).doesNotThrowAnyException();
    assertThat(HeapBudget.ofJvm().room(papers)).isLessThan(Runtime.getRuntime().maxMemory());
  }

  private static CollectionRow row(long id, String name) {
    return new CollectionRow(
        id, "default", name, "model", "model-1", 384, 200, 20, 0, Instant.EPOCH);
  }
}
