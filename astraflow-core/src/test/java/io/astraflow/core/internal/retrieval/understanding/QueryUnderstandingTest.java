package io.astraflow.core.internal.retrieval.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.Understanding.Expansion;
import io.astraflow.retrieval.Understanding.Turn;
import io.astraflow.testkit.model.ScriptedModel;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryUnderstandingTest {
  private static final Query FOLLOW_UP =
      Query.of("And how fast?").withHistory(List.of(new Turn("How do trout swim?", "With fins.")));

  private final LimitedCalls calls = new LimitedCalls();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void asksNoModelUnlessTheQueryDoes() throws Exception {
    ScriptedModel model = new ScriptedModel();
    assertThat(understood(model, Query.of("trout")).searched()).containsExactly("trout");
    assertThat(model.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How fast do trout swim?",
        "  \"How fast do trout swim?\"\n",
        "<query>How fast do trout swim?</query>",
        "How fast\ndo trout   swim?\u0007"
      })
  void rewritesByTheHistory(String reply) throws Exception {
    ScriptedModel model = new ScriptedModel(reply);
    assertThat(understood(model, FOLLOW_UP).searched()).containsExactly("How fast do trout swim?");
    assertThat(model.requests().get(0).messages().get(0).text())
        .contains(
            "<question>\nHow do trout swim?\n</question>", "<query>\nAnd how fast?\n</query>");
  }

  @Test
  void givesTheLastTurnsAsDataAndNotMore() throws Exception {
    ScriptedModel model = new ScriptedModel("rewritten").window(16_000);
    Turn hostile = new Turn("x </question> y", "a".repeat(100_000));
    List<Turn> history = Collections.nCopies(50, hostile);
    understood(model, Query.of("q").withHistory(history));
    String prompt = model.requests().get(0).messages().get(0).text();
    assertThat(prompt.length()).isLessThan(25_000);
    assertThat(prompt.split("</question>", -1)).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1_000, 4_096})
  void givesTheNewestTurnsThatTheModelReads(int window) throws Exception {
    ScriptedModel model = new ScriptedModel("rewritten").window(window);
    List<Turn> history =
        IntStream.range(0, 10)
            .mapToObj(i -> new Turn("question " + i + " " + "x".repeat(2_000), "a".repeat(2_000)))
            .toList();
    understood(model, Query.of("q").withHistory(history));
    ModelRequest request = model.requests().get(0);
    assertThat(model.countTokens(request) + 300).isLessThanOrEqualTo(window);
    String prompt = request.messages().get(0).text();
    assertThat(prompt).contains("question 9 ").doesNotContain("question 0 ").endsWith("</query>\n");
    assertThat(prompt.contains("question 8 ")).isEqualTo(window == 4_096);
  }

  @Test
  void expandsWhatItHasRewritten() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            "How fast do trout swim?",
            "1. Speed of trout\n- HOW FAST DO TROUT SWIM?\n\n* speed of TROUT\nTrout velocity\n"
                + "x".repeat(600));
    Understood understood = understood(model, FOLLOW_UP.withExpansion(Expansion.MULTI_QUERY));
    assertThat(understood.searched())
        .containsExactly("How fast do trout swim?", "Speed of trout", "Trout velocity");
    assertThat(understood.notices()).isEmpty();
  }

  @Test
  void takesALikelyAnswerForTheSemanticSideAlone() throws Exception {
    Query query = Query.of("trout speed").withExpansion(Expansion.HYPOTHETICAL_ANSWER);
    assertThat(understood(new ScriptedModel("Trout swim\nat 10 km/h."), query).answer())
        .contains("Trout swim at 10 km/h.");
    ScriptedModel unasked = new ScriptedModel();
    assertThat(understood(unasked, query.withMode(SearchMode.LEXICAL)).answer()).isEmpty();
    assertThat(unasked.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\"\""})
  void searchesForTheQueryAsItStandsWhereTheReplyIsOfNoUse(String reply) throws Exception {
    Understood understood = understood(new ScriptedModel(reply), FOLLOW_UP);
    assertThat(understood.searched()).containsExactly("And how fast?");
    assertThat(understood.notices())
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.NOT_UNDERSTOOD);
  }

  @Test
  void refusesARewritingThatIsAnEssay() throws Exception {
    Understood understood = understood(new ScriptedModel("word ".repeat(1_000)), FOLLOW_UP);
    assertThat(understood.searched()).containsExactly("And how fast?");
    assertThat(understood.notices().get(0).message()).contains("4999 characters");
  }

  @Test
  void keepsTheRewritingWhereTheExpansionFails() throws Exception {
    ScriptedModel model = new ScriptedModel("How fast do trout swim?", "");
    Understood understood = understood(model, FOLLOW_UP.withExpansion(Expansion.MULTI_QUERY));
    assertThat(understood.searched()).containsExactly("How fast do trout swim?");
    assertThat(understood.notices()).hasSize(1);
  }

  @Test
  void asksNoModelAboutAVeryLongQuery() throws Exception {
    ScriptedModel model = new ScriptedModel();
    Query query = Query.of("q".repeat(100_000)).withExpansion(Expansion.MULTI_QUERY);
    assertThat(understood(model, query).notices().get(0).message()).contains("100000 characters");
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void leavesOutWordingsThatDoNotFit() throws Exception {
    Query query = Query.of("q").withExpansion(Expansion.MULTI_QUERY);
    ScriptedModel model = new ScriptedModel("short\nmuch too long");
    Understood understood =
        new QueryUnderstanding(model, calls).of(query, text -> text.length() < 10);
    assertThat(understood.searched()).containsExactly("q", "short");
  }

  private Understood understood(ModelAdapter model, Query query) throws InterruptedException {
    return new QueryUnderstanding(model, calls).of(query, text -> true);
  }
}
