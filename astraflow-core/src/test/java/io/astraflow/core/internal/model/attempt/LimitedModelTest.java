package io.astraflow.core.internal.model.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.RateLimit;
import io.astraflow.testkit.model.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LimitedModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");
  private static final ModelRequest REQUEST = ModelRequest.of("Hello");

  private final ManualTimeline time = new ManualTimeline();
  private final ScriptedModel model = new ScriptedModel("1", "2", "3", "4", "5");

  private LimitedModel limited(RateLimit limit) {
    return new LimitedModel(model, new RateWindow(limit, time), time);
  }

  @Test
  void letsSoManyRequestsGoAMinute() throws InterruptedException {
    LimitedModel limited = limited(RateLimit.none().withRequests(2));
    assertThat(limited.complete(REQUEST).text()).isEqualTo("1");
    time.pass(Duration.ofSeconds(10));
    assertThat(limited.complete(REQUEST).text()).isEqualTo("2");
    assertThat(time.pauses()).isEmpty();
    assertThat(limited.complete(REQUEST).text()).isEqualTo("3");
    assertThat(limited.complete(REQUEST).text()).isEqualTo("4");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(10));
    assertThat(model.requests().get(2).timeout()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void failsAtOnceWhereTheWaitWouldBeTooLong() throws InterruptedException {
    LimitedModel limited = limited(RateLimit.none().withRequests(1));
    limited.complete(REQUEST);
    ModelRequest hasty = REQUEST.toBuilder().timeout(Duration.ofSeconds(10)).build();
    assertThatThrownBy(() -> limited.complete(hasty))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.BUSY);
              assertThat(e.retryAfter()).contains(Duration.ofMinutes(1));
            });
    // The slot was given back.
    limited.complete(REQUEST);
    assertThat(time.pauses()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void refusesWhatIsLongerThanAMinutesTokens() {
    LimitedModel limited = limited(RateLimit.none().withTokens(100));
    ModelRequest large = REQUEST.toBuilder().maxOutputTokens(200).build();
    assertThatThrownBy(() -> limited.complete(large))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LONG))
        .hasMessageContaining("202 tokens, 102 more");
  }

  @Test
  void correctsItsEstimateByTheReply() throws InterruptedException {
    ScriptedModel brief = new ScriptedModel(NAME);
    ModelReply reply =
        new ModelReply(
            NAME,
            "Hi",
            List.of(),
            List.of(),
            FinishReason.STOP,
            "",
            Usage.of(2, 8),
            ReplyMetadata.NONE);
    brief.then(reply).then(reply).then(reply);
    LimitedModel limited =
        new LimitedModel(brief, new RateWindow(RateLimit.none().withTokens(100), time), time);
    ModelRequest request = REQUEST.toBuilder().maxOutputTokens(80).build();
    limited.complete(request);
    ModelReply.collect(limited.stream(request));
    assertThat(time.pauses()).isEmpty();
    limited.complete(REQUEST.toBuilder().maxOutputTokens(90).build());
    assertThat(time.pauses()).containsExactly(Duration.ofMinutes(1));
  }

  @Property(tries = 200)
  void sendsNoMoreThanAllowedInAnyMinute(
      @ForAll @IntRange(min = 1, max = 5) int requests,
      @ForAll @IntRange(min = 10, max = 100) int tokens,
      @ForAll @Size(max = 40) List<@IntRange(max = 10) Integer> sizes,
      @ForAll @IntRange(max = 30) int between) {
    ManualTimeline clock = new ManualTimeline();
    long began = clock.nanos();
    RateWindow window =
        new RateWindow(RateLimit.none().withRequests(requests).withTokens(tokens), clock);
    List<Long> moments = new ArrayList<>();
    for (int size : sizes) {
      moments.add(clock.nanos() - began + window.until(window.take(size)).toNanos());
      clock.pass(Duration.ofSeconds(between));
    }
    assertThat(moments).isSorted();
    for (long end : moments) {
      int count = 0;
      int sum = 0;
      for (int i = 0; i < moments.size(); i++) {
        if (moments.get(i) <= end && moments.get(i) > end - Duration.ofMinutes(1).toNanos()) {
          count++;
          sum += sizes.get(i);
        }
      }
      assertThat(count).isLessThanOrEqualTo(requests);
      assertThat(sum).isLessThanOrEqualTo(tokens);
    }
  }
}
