package io.astraflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.astraflow.model.ModelException;
import io.astraflow.spi.model.SharedResources;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void reusesAConnectionForTheNextCall() throws InterruptedException {
    server.otherwise(request -> Answer.json("{}"));
    try (HttpTransport transport = new HttpTransport()) {
      ProviderClient client = client(transport, server.uri());
      for (int i = 0; i < 5; i++) {
        assertThat(client.send(call()).readAll()).asString().isEqualTo("{}");
      }
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void isOneForAllPluginsOfAnEngine() {
    SharedResources shared = new SharedResources();
    HttpTransport transport = HttpTransport.shared(shared);
    assertThat(HttpTransport.shared(shared)).isSameAs(transport);
    shared.close();
    assertThatThrownBy(() -> client(transport, server.uri()).send(call()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void usesTheApplicationsClientAndLeavesItOpen() throws InterruptedException {
    server.otherwise(request -> Answer.json(request.header("x-own").orElse("none")));
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> chain.proceed(chain.request().newBuilder().header("X-Own", "1").build()))
            .build();
    try (HttpTransport transport = HttpTransport.of(own)) {
      assertThat(client(transport, server.uri()).send(call()).readAll()).asString().isEqualTo("1");
    }
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    own.connectionPool().evictAll();
  }

  @Test
  void sendsNoKeyWhereItIsRedirectedTo() {
    try (ScriptedServer other = new ScriptedServer();
        HttpTransport transport = new HttpTransport()) {
      server.then(Answer.status(307).header("Location", other.uri() + "/v1/chat"));
      ModelException refused = failure(transport, server.uri());
      assertThat(refused.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void asksOnceThoughToldToTryAgainAtOnce() {
    server.otherwise(request -> Answer.status(503).header("Retry-After", "0"));
    try (HttpTransport transport = new HttpTransport()) {
      assertThat(failure(transport, server.uri()).kind()).isEqualTo(ModelException.Kind.BUSY);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void saysThatAServerSpeaksNoTls() {
    URI tls = URI.create("https://127.0.0.1:" + server.uri().getPort());
    try (HttpTransport transport = new HttpTransport()) {
      ModelException failure = failure(transport, tls);
      assertThat(failure.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
      assertThat(failure).hasMessageContaining("http://");
    }
  }

  @Test
  void namesAHostThatIsNotKnown() {
    try (HttpTransport transport = new HttpTransport()) {
      ModelException failure = failure(transport, URI.create("http://nowhere.invalid"));
      assertThat(failure.kind()).isEqualTo(ModelException.Kind.UNREACHABLE);
      assertThat(failure).hasMessageContaining("nowhere.invalid");
    }
  }

  private static ModelException failure(HttpTransport transport, URI address) {
    return catchThrowableOfType(
        ModelException.class, () -> client(transport, address).send(call()));
  }

  private static ProviderClient client(HttpTransport transport, URI address) {
    return new ProviderClient(transport, Endpoint.builder("x", address).build());
  }

  private static ProviderCall call() {
    return ProviderCall.post("x:m", "chat", "{}".getBytes(StandardCharsets.UTF_8), LONG);
  }
}
