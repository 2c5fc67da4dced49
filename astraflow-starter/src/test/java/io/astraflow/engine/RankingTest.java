package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Ranking;
import io.astraflow.retrieval.Reranker;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens after fusion. */
class RankingTest {
  private static final Query QUERY = Query.of("cold rivers").withTopK(3);

  /** Words that nobody asks for. */
  private static final String PADDING = " and so on".repeat(60);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void explainsEachPassage(SearchMode mode) throws Exception {
    try (AstraFlow astra = opened()) {
      for (Passage passage : filled(astra).retriever().retrieve(QUERY.withMode(mode))) {
        Explanation explanation = passage.explanation();
        assertThat(explanation.fused()).isEqualTo(passage.score());
        assertThat(explanation.reranked()).isEmpty();
        assertThat(explanation.lexical().isPresent() || explanation.semantic().isPresent())
            .isTrue();
        explanation
            .semantic()
            .ifPresent(
                place ->
                    assertThat(place.score())
                        .isEqualTo(explanation.cosine().orElseThrow(), within(1e-6)));
        assertThat(explanation.semanticWeight().isPresent()).isEqualTo(mode == SearchMode.HYBRID);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void moreThanThereIsCanBeAskedFor(SearchMode mode) throws Exception {
    try (AstraFlow astra = opened()) {
      Collection collection = filled(astra);
      Query all = QUERY.withMode(mode).withTopK(10_000);
      long chunks = collection.stats().chunks();
      assertThat(collection.retriever().retrieve(all)).hasSizeBetween(5, (int) chunks);
      assertThat(
              collection
                  .retriever()
                  .retrieve(all.withRanking(Ranking.ofDefaults().withRelevanceShare(0.5))))
          .hasSizeBetween(5, (int) chunks);
    }
  }

  @Test
  void refusesToFindNothing() {
    for (int topK : new int[] {0, -1, 10_001}) {
      assertThatThrownBy(() -> QUERY.withTopK(topK))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("topK must lie between 1 and 10,000: " + topK);
    }
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void leavesOutWhatIsFar(SearchMode mode) throws Exception {
    try (AstraFlow astra = opened()) {
      Collection collection = filled(astra);
      Query query = QUERY.withMode(mode).withRanking(Ranking.ofDefaults().withMinimumCosine(0.05));
      assertThat(collection.retriever().retrieve(query))
          .isNotEmpty()
          .allMatch(passage -> passage.explanation().cosine().orElse(-1) >= 0.05);
      assertThat(
              collection
                  .retriever()
                  .retrieve(query.withRanking(Ranking.ofDefaults().withMinimumCosine(1.1))))
          .isEmpty();
    }
  }

  @Test
  void leavesOutWhatScoresLess() throws Exception {
    try (AstraFlow astra = opened()) {
      Collection collection = filled(astra);
      List<Passage> all = collection.retriever().retrieve(QUERY);
      double least = all.get(1).score();
      assertThat(
              collection
                  .retriever()
                  .retrieve(QUERY.withRanking(Ranking.ofDefaults().withMinimumScore(least))))
          .hasSizeLessThan(all.size())
          .allMatch(passage -> passage.score() >= least);
    }
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void capsDocumentsAndRefillsFromFurtherDown(SearchMode mode) throws Exception {
    try (AstraFlow astra = opened()) {
      Collection collection = oneLongAndFourShort(astra);
      Query query = Query.of("cold rivers").withMode(mode).withTopK(3);
      assertThat(collection.retriever().retrieve(query))
          .extracting(Passage::source)
          .containsOnly("long");
      assertThat(
              collection
                  .retriever()
                  .retrieve(query.withRanking(Ranking.ofDefaults().withPerDocument(1))))
          .extracting(Passage::source)
          .hasSize(3)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void rerankerSeesWhatTheCapLetsThrough() throws Exception {
    try (AstraFlow astra = opened(ScriptedReranker.preferring("Note"))) {
      Ranking ranking =
          Ranking.ofDefaults()
              .withReranker("scripted")
              .withRerankBounds(1, Duration.ofMinutes(1))
              .withPerDocument(1);
      List<String> sources = sources(oneLongAndFourShort(astra), QUERY.withRanking(ranking));
      assertThat(sources).hasSize(3).doesNotHaveDuplicates().endsWith("long");
    }
  }

  @Test
  void prefersWhatIsNewUnderMarginalRelevance() throws Exception {
    try (AstraFlow astra = opened()) {
      Collection collection = astra.workspace().collection("rivers");
      collection
          .ingestor()
          .ingest(
              Source.documents(
                  List.of(
                      document("a", "Trout swim in cold rivers of the north."),
                      document("copy", "Trout swim in cold rivers of the north!"),
                      document("other", "Salmon leap up cold rivers in autumn."))));
      Query query = Query.of("trout swim in cold rivers").withTopK(2);
      assertThat(sources(collection, query)).containsExactlyInAnyOrder("a", "copy");
      assertThat(
              sources(collection, query.withRanking(Ranking.ofDefaults().withRelevanceShare(0.3))))
          .hasSize(2)
          .contains("other");
    }
  }

  @Test
  void rerankerOrdersAnew() throws Exception {
    ScriptedReranker reranker = ScriptedReranker.preferring("Penguins");
    try (AstraFlow astra = opened(reranker)) {
      Query query = QUERY.withRanking(Ranking.ofDefaults().withReranker("scripted"));
      SearchResult result = filled(astra).retriever().search(query);
      Passage best = result.passages().get(0);
      assertThat(best.source()).isEqualTo("penguin");
      assertThat(best.score()).isEqualTo(1);
      assertThat(best.explanation().reranked()).hasValue(1);
      assertThat(best.explanation().fused()).isLessThan(1);
      assertThat(result.notices()).isEmpty();
      assertThat(result.passages()).hasSize(3);
    }
  }

  @Test
  void leastScoreIsTheRerankersWhereThereIsOne() throws Exception {
    try (AstraFlow astra = opened(ScriptedReranker.preferring("Penguins"))) {
      Ranking ranking = Ranking.ofDefaults().withReranker("scripted").withMinimumScore(0.5);
      assertThat(sources(filled(astra), QUERY.withRanking(ranking))).containsExactly("penguin");
    }
  }

  @Test
  void modelThatChatsIsAReranker() throws Exception {
    ScriptedModel model = new ScriptedModel("1: 10\n2: 90\n3: 20", "no grades");
    try (AstraFlow astra = builder().model(model).queryCache(0).build()) {
      Collection collection = filled(astra);
      Ranking ranking =
          Ranking.ofDefaults().withReranker("chat").withRerankBounds(1, Duration.ofMinutes(1));
      List<Passage> before = collection.retriever().retrieve(QUERY);
      SearchResult reranked = collection.retriever().search(QUERY.withRanking(ranking));
      assertThat(reranked.passages())
          .extracting(Passage::chunkId)
          .containsExactly(
              before.get(1).chunkId(), before.get(2).chunkId(), before.get(0).chunkId());
      assertNotReranked(collection.retriever().search(QUERY.withRanking(ranking)), before);
    }
  }

  @Test
  void rerankerThatFailsLeavesTheOrder() throws Exception {
    List<Reranker> broken =
        List.of(
            new ScriptedReranker(
                "throwing",
                (query, texts) -> {
                  throw new IllegalStateException("for the test");
                }),
            new ScriptedReranker("few", (query, texts) -> new double[0]),
            new ScriptedReranker("nan", (query, texts) -> nan(texts.size())));
    try (AstraFlow astra = opened(broken.toArray(Reranker[]::new))) {
      Collection collection = filled(astra);
      List<Passage> before = collection.retriever().retrieve(QUERY);
      for (Reranker reranker : broken) {
        Ranking ranking = Ranking.ofDefaults().withReranker(reranker.id()).withMinimumScore(99);
        assertNotReranked(collection.retriever().search(QUERY.withRanking(ranking)), before);
      }
    }
  }

  @Test
  void rerankerThatStallsIsInterruptedAndLeavesTheOrder() throws Exception {
    CompletableFuture<Thread> interrupted = new CompletableFuture<>();
    try (AstraFlow astra = opened(stalling(new CompletableFuture<>(), interrupted))) {
      Collection collection = filled(astra);
      List<Passage> before = collection.retriever().retrieve(QUERY);
      Ranking ranking =
          Ranking.ofDefaults().withReranker("stalling").withRerankBounds(50, Duration.ofMillis(30));
      SearchResult result = collection.retriever().search(QUERY.withRanking(ranking));
      assertNotReranked(result, before);
      assertThat(result.notices().get(0).message()).contains("30 ms");
      assertThat(interrupted.get().isDaemon()).isTrue();
    }
    // Closing ends the thread at once; without it, idleness does.
    Thread thread = interrupted.get();
    await().until(() -> !thread.isAlive());
  }

  @Test
  void interruptingTheCallerEndsTheSearch() throws Exception {
    CompletableFuture<Thread> begun = new CompletableFuture<>();
    CompletableFuture<Thread> interrupted = new CompletableFuture<>();
    try (AstraFlow astra = opened(stalling(begun, interrupted))) {
      Collection collection = filled(astra);
      Ranking ranking =
          Ranking.ofDefaults()
              .withReranker("stalling")
              .withRerankBounds(50, Duration.ofMinutes(10));
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  collection.retriever().search(QUERY.withRanking(ranking));
                } catch (InterruptedException e) {
                  thrown.complete(e);
                }
              });
      caller.start();
      begun.get();
      caller.interrupt();
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(interrupted.get()).isNotNull();
    }
  }

  @Test
  void unknownRerankerListsThoseThereAre() throws Exception {
    try (AstraFlow astra = opened(ScriptedReranker.preferring("x"))) {
      Query query = QUERY.withRanking(Ranking.ofDefaults().withReranker("nope"));
      Collection collection = filled(astra);
      assertThatThrownBy(() -> collection.retriever().retrieve(query))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("No reranker 'nope' is installed. Installed: scripted.");
    }
  }

  @Test
  void twoRerankersOfOneIdAreAnError() {
    assertThatThrownBy(
            () -> opened(ScriptedReranker.preferring("x"), ScriptedReranker.preferring("y")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'scripted'");
    Engines.open(folder).close();
  }

  private static ScriptedReranker stalling(
      CompletableFuture<Thread> begun, CompletableFuture<Thread> interrupted) {
    return new ScriptedReranker(
        "stalling",
        (query, texts) -> {
          begun.complete(Thread.currentThread());
          try {
            new CountDownLatch(1).await();
            return new double[texts.size()];
          } finally {
            interrupted.complete(Thread.currentThread());
          }
        });
  }

  private static void assertNotReranked(SearchResult result, List<Passage> before) {
    assertThat(result.passages()).isEqualTo(before);
    assertThat(result.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.NOT_RERANKED);
  }

  private static double[] nan(int size) {
    double[] scores = new double[size];
    scores[0] = Double.NaN;
    return scores;
  }

  private AstraFlow.Builder builder() {
    return AstraFlow.builder(folder).embeddingModel(HashingEmbeddingAdapter.ID);
  }

  private AstraFlow opened(Reranker... rerankers) {
    AstraFlow.Builder builder = builder();
    for (Reranker reranker : rerankers) {
      builder.reranker(reranker);
    }
    return builder.build();
  }

  private static Collection filled(AstraFlow astra) throws InterruptedException {
    Collection collection = astra.workspace().collection("animals");
    collection
        .ingestor()
        .ingest(
            Source.documents(
                List.of(
                    document("trout", "Trout swim in cold rivers."),
                    document("salmon", "Salmon leave cold rivers for the sea."),
                    document("penguin", "Penguins swim in cold water, not in rivers of the north."),
                    document("sparrow", "Sparrows fly over rivers and the warm fields."),
                    document("bear", "A cold bear waits where the rivers meet."))));
    return collection;
  }

  /** One document fills all that a search gathers at first, since it is better than the others. */
  private static Collection oneLongAndFourShort(AstraFlow astra) throws InterruptedException {
    Collection collection = astra.workspace().collection("rivers");
    List<SourceDocument> documents = new ArrayList<>();
    String paragraph = "%d" + " cold rivers".repeat(60);
    documents.add(document("long", String.join("\n\n", numbered(paragraph, 300))));
    for (int i = 0; i < 4; i++) {
      documents.add(document("short" + i, "Note %d: cold rivers".formatted(i) + PADDING));
    }
    collection.ingestor().ingest(Source.documents(documents));
    assertThat(collection.stats().chunks()).isGreaterThan(250);
    return collection;
  }

  private static List<String> sources(Collection collection, Query query)
      throws InterruptedException {
    return collection.retriever().retrieve(query).stream().map(Passage::source).toList();
  }

  private static List<String> numbered(String text, int count) {
    return IntStream.range(0, count).mapToObj(text::formatted).toList();
  }

  private static SourceDocument document(String name, String text) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain");
  }
}
