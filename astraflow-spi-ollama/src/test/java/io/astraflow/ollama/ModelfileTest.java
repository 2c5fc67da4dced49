package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelfileTest {
  @Test
  void writesTheFileThatOllamaReads() {
    Modelfile file =
        Modelfile.from("llama3.2")
            .system("You are Mario.\nBe short.")
            .template("{{ .System }} {{ .Prompt }}")
            .temperature(0.2)
            .contextTokens(4096)
            .stop("<|end|>")
            .stop("two words")
            .adapter("./lora.gguf")
            .license("MIT")
            .build();
    assertThat(file.text())
        .isEqualTo(
            """
            FROM llama3.2
            ADAPTER ./lora.gguf
            TEMPLATE \"""{{ .System }} {{ .Prompt }}\"""
            SYSTEM \"""You are Mario.
            Be short.\"""
            PARAMETER temperature 0.2
            PARAMETER num_ctx 4096
            PARAMETER stop <|end|>
            PARAMETER stop \"""two words\"""
            LICENSE \"""MIT\"""
            """);
  }

  @Test
  void writesTheRequestWithNumbersAsNumbers() {
    Modelfile file =
        Modelfile.from("llama3.2")
            .temperature(0.2)
            .contextTokens(4096)
            .stop("END")
            .parameter("use_mmap", "true")
            .build();
    assertThat(new String(file.request("mario"), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"model\":\"mario\",\"from\":\"llama3.2\",\"parameters\":{\"temperature\":0.2,\"num_ctx\":4096,\"stop\":[\"END\"],\"use_mmap\":true},\"stream\":true}");
  }

  @Test
  void saysHowToBringAnAdapterToTheServer() {
    Modelfile file = Modelfile.from("llama3.2").adapter("./lora.gguf").build();
    assertThatThrownBy(() -> file.request("mario"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ollama create mario -f");
  }

  @Test
  void refusesWhatNoFileCanHold() {
    assertThatThrownBy(() -> Modelfile.from("a\nSYSTEM b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Modelfile.from("a").parameter("x y", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    Modelfile quotes = Modelfile.from("a").system("say \"\"\" now").build();
    assertThatThrownBy(quotes::text).isInstanceOf(IllegalArgumentException.class);
  }
}
