package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  private static ProviderSettings settings(Map<String, String> given, Map<String, String> env) {
    return ProviderSettings.of("ollama", given, env);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, http://127.0.0.1:11434",
    "0.0.0.0:8080, http://127.0.0.1:8080",
    ":8080, http://localhost:8080",
    "gpu, http://gpu:11434",
    "https://gpu.example.org, https://gpu.example.org",
    "http://gpu:8080/ollama, http://gpu:8080/ollama"
  })
  void readsTheVariableOfTheServersOwnPrograms(String host, String address) {
    assertThat(ServerAddress.of(settings(Map.of(), Map.of("OLLAMA_HOST", host))))
        .isEqualTo(URI.create(address));
  }

  @Test
  void prefersTheSettingAndLeavesTheApiOut() {
    assertThat(ServerAddress.of(settings(Map.of(), Map.of())))
        .isEqualTo(URI.create("http://localhost:11434"));
    assertThat(
            ServerAddress.of(
                settings(Map.of("base-url", "http://a:1/v1/"), Map.of("OLLAMA_HOST", "b"))))
        .isEqualTo(URI.create("http://a:1"));
    assertThat(ServerAddress.of(settings(Map.of("base-url", "http://a:1/x/api"), Map.of())))
        .isEqualTo(URI.create("http://a:1/x"));
  }

  @Test
  void namesAVariableThatIsMalformed() {
    assertThatThrownBy(
            () -> ServerAddress.of(settings(Map.of(), Map.of("OLLAMA_HOST", "not a host"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("OLLAMA_HOST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://10.1.2.3",
        "http://192.168.0.7:11434", "http://172.20.0.2", "http://[fd12:3456::1]",
            "http://ollama:11434",
        "http://gpu.local", "http://host.docker.internal:11434"
      })
  void takesAddressesOfPrivateNetworksForOwn(String address) {
    assertThat(ServerAddress.isOwn(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ollama.com",
        "http://172.32.0.1",
        "http://8.8.8.8",
        "http://11.0.0.1",
        "http://[2001:db8::1]",
        "http://localhost.example.org"
      })
  void takesOtherAddressesForRemote(String address) {
    assertThat(ServerAddress.isOwn(URI.create(address))).isFalse();
  }

  @Test
  void believesTheSettingWhatIsLocal() {
    try (SharedResources shared = new SharedResources();
        ModelProvider provider =
            new OllamaProviderFactory()
                .create(
                    settings(Map.of("base-url", "http://10.0.0.1", "local", "false"), Map.of()),
                    shared);
        ModelProvider told =
            new OllamaProviderFactory()
                .create(
                    settings(
                        Map.of("base-url", "https://own.example.org", "local", "true"), Map.of()),
                    shared)) {
      assertThat(provider.local()).isFalse();
      assertThat(told.local()).isTrue();
    }
  }
}
