package io.astraflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.model.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.org, https://a.org/v1/chat",
    "https://a.org/, https://a.org/v1/chat",
    "https://a.org/v1, https://a.org/v1/chat",
    "https://a.org/v1/, https://a.org/v1/chat",
    "http://a.org:8000/api/v1, http://a.org:8000/api/v1/chat",
    "https://a.org/v1beta/openai/, https://a.org/v1beta/openai/chat",
    "https://a.org/gateway, https://a.org/gateway/v1/chat",
    "https://a.org/v1?version=2, https://a.org/v1/chat?version=2",
  })
  void joinsAddressesWithAndWithoutAVersion(String base, String joined) {
    assertThat(endpoint(base).versioned("v1").url("chat").toString()).isEqualTo(joined);
  }

  @Test
  void keepsTheQueryOfAPath() {
    assertThat(endpoint("https://a.org/v1beta").url("models/m:stream?alt=sse").toString())
        .isEqualTo("https://a.org/v1beta/models/m:stream?alt=sse");
  }

  @Test
  void readsSettings() {
    ProviderSettings settings =
        ProviderSettings.of(
            "x",
            Map.of(
                "base-url", "http://localhost:9",
                "headers.X-Team", "red",
                "proxy", "http://u:p%40@proxy:3128",
                "connect-timeout", "2s",
                "timeout", "1m"),
            Map.of());
    Endpoint endpoint =
        Endpoint.builder("x", URI.create("https://x.org")).settings(settings, "X_KEY").build();
    assertThat(endpoint.base()).isEqualTo(URI.create("http://localhost:9"));
    assertThat(endpoint.headers()).containsEntry("X-Team", Secret.of("red"));
    assertThat(endpoint.proxy()).map(HttpProxy::port).hasValue(3128);
    assertThat(endpoint.proxy().orElseThrow().authorization())
        .hasValue(Secret.of("Basic dTpwQA=="));
    assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(endpoint.limit(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(endpoint.local()).isTrue();
    assertThat(endpoint.keyRemedy())
        .contains("astraflow.models.x.api-key")
        .contains("ASTRAFLOW_MODELS_X_API_KEY")
        .contains("X_KEY");
    assertThat(endpoint.toString()).doesNotContain("red").doesNotContain("dTpwQA");
  }

  @Test
  void isLocalOnThisMachineOnlyUnlessToldSo() {
    assertThat(endpoint("http://127.0.0.1:1").local()).isTrue();
    assertThat(endpoint("http://[::1]:1").local()).isTrue();
    assertThat(endpoint("https://localhost.example.org").local()).isFalse();
    assertThat(Endpoint.builder("x", URI.create("http://gpu.lan")).local(true).build().local())
        .isTrue();
  }

  @Test
  void refusesAUserInTheAddressWithoutShowingIt() {
    assertThatThrownBy(() -> endpoint("https://me:hidden@a.org"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void masksItsKeysAndWhatLooksAlike() {
    Endpoint endpoint =
        Endpoint.builder("x", URI.create("https://a.org"))
            .header("Authorization", Secret.of("abc-123").after("Bearer "))
            .build();
    assertThat(endpoint.masked("Bearer abc-123 or sk-proj-12345678 or AIzaSyABCDEFGH"))
        .isEqualTo("Bearer *** or *** or ***");
  }

  @Test
  void refusesKeysThatNoHeaderCanHaveWithoutShowingThem() {
    assertThatThrownBy(() -> Secret.of("abc\nhidden"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("hidden");
    assertThat(Secret.of("abc\n").value()).isEqualTo("abc");
  }

  private static Endpoint endpoint(String base) {
    return Endpoint.builder("x", URI.create(base)).build();
  }

  @Test
  void hidesTheQueryOfItsAddress() {
    Endpoint endpoint = endpoint("https://a.org/v1?key=hidden%2B1&version=2024-10");
    assertThat(endpoint.toString()).contains("https://a.org/v1").doesNotContain("hidden");
    assertThat(endpoint.masked("hidden%2B1, hidden+1 and 2024-10"))
        .isEqualTo("***, *** and 2024-10");
    assertThatThrownBy(() -> endpoint("http://me:hidden@a_b"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void clipsWhatItMasked() {
    assertThat(endpoint("https://a.org").masked("a \n b".repeat(200))).hasSize(301).endsWith("…");
  }

  @Test
  void tellsHeadersApartInAnyCaseAndSortsThem() {
    Map<String, Secret> headers =
        Endpoint.builder("x", URI.create("https://a.org"))
            .header("x-team", Secret.of("red"))
            .header("B", Secret.of("2"))
            .header("X-Team", Secret.of("blue"))
            .headerIfAbsent("X-TEAM", Secret.of("green"))
            .header("a", Secret.of("1"))
            .build()
            .headers();
    assertThat(headers.values()).containsExactly(Secret.of("1"), Secret.of("2"), Secret.of("blue"));
    assertThat(headers).containsKey("X-TEAM");
  }

  @Test
  void keepsThePlusOfAProxysPassword() {
    assertThat(HttpProxy.of(URI.create("http://u:a+b%2B@proxy")).authorization())
        .hasValue(Secret.of("Basic dTphK2Ir"));
  }
}
