package io.astraflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpErrorsTest {
  private final HttpErrors errors =
      new HttpErrors(Endpoint.builder("x", URI.create("https://a.org")).build(), "x:m");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This model's maximum context length is 8192 tokens. However, you requested 10000 tokens"
            + " (9000 in the messages, 1000 in the completion). | 1808",
        "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in"
            + " 300000 tokens. | 28000",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
            + " | 151424",
      })
  void saysByHowManyTokensARequestIsTooLong(String message, String excess) {
    ModelException failure = failure(400, "{\"error\":{\"message\":\"" + message + "\"}}");
    assertThat(failure.kind()).isEqualTo(Kind.TOO_LONG);
    assertThat(failure).hasMessageContaining(excess + " more than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"no\",\"code\":\"context_length_exceeded\"}}",
        "{\"error\":\"prompt is too long\"}",
        "{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"the request exceeds the"
            + " available context size\"}}",
      })
  void knowsOtherWaysToSayThatARequestIsTooLong(String body) {
    assertThat(failure(400, body).kind()).isEqualTo(Kind.TOO_LONG);
  }

  @Test
  void readsTheFormsOfAllProviders() {
    assertThat(failure(400, "{\"error\":{\"message\":\"one\"}}")).hasMessageContaining(": one.");
    assertThat(failure(400, "[{\"error\":{\"message\":\"two\"}}]")).hasMessageContaining(": two.");
    assertThat(failure(400, "{\"error\":\"three\"}")).hasMessageContaining(": three.");
    assertThat(failure(400, "{\"detail\":[{\"msg\":\"four\"}]}")).hasMessageContaining(": four.");
    assertThat(failure(400, "five")).hasMessageContaining(": five.");
    assertThat(failure(400, "")).hasMessageEndingWith("refuses the request.");
  }

  @Test
  void sortsByWhatHelps() {
    assertThat(failure(400, "{\"error\":{\"message\":\"no\",\"code\":\"content_filter\"}}").kind())
        .isEqualTo(Kind.BLOCKED);
    assertThat(failure(429, "{\"error\":{\"code\":\"insufficient_quota\"}}").kind())
        .isEqualTo(Kind.OVER_BUDGET);
    assertThat(
            failure(
                    400,
                    "{\"error\":{\"message\":\"API key not valid.\",\"details\":[{\"reason\":"
                        + "\"API_KEY_INVALID\"}]}}")
                .kind())
        .isEqualTo(Kind.MISCONFIGURED);
    assertThat(failure(307, "").kind()).isEqualTo(Kind.MISCONFIGURED);
    assertThat(failure(409, "").kind()).isEqualTo(Kind.BUSY);
  }

  @Test
  void readsWhenToTryAgainFromTheBody() {
    assertThat(failure(429, "{\"error\":{\"details\":[{\"retryDelay\":\"37s\"}]}}").retryAfter())
        .hasValue(Duration.ofSeconds(37));
  }

  private ModelException failure(int status, String body) {
    return errors.of(
        status, Optional.empty(), ErrorBody.read(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void showsNoPartOfAKeyThatTheEndOfAMessageWouldCut() {
    String key = "0123456789abcdef0123456789abcdef";
    HttpErrors keyed =
        new HttpErrors(
            Endpoint.builder("x", URI.create("https://a.org"))
                .header("X-Key", Secret.of(key))
                .build(),
            "x:m");
    for (String form : new String[] {"{\"error\":{\"message\":\"%s\"}}", "<html>%s</html>"}) {
      for (int before = 260; before < 310; before++) {
        String body = form.formatted(". ".repeat(before / 2) + key);
        ErrorBody read = ErrorBody.read(body.getBytes(StandardCharsets.UTF_8));
        assertThat(keyed.of(400, Optional.empty(), read)).hasMessageNotContaining("0123");
        assertThat(read.toString()).doesNotContain("0123");
      }
    }
  }
}
