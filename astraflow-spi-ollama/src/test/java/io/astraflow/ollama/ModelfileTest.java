package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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
    assertThat(new String(file.request("mario", Map.of(), Map.of()), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"model\":\"mario\",\"from\":\"llama3.2\",\"parameters\":{\"temperature\":0.2,\"num_ctx\":4096,\"stop\":[\"END\"],\"use_mmap\":true},\"stream\":true}");
  }

  @Test
  void tellsPathsFromModels() {
    assertThat(Modelfile.from("llama3.2:3b").build().fromPath()).isEmpty();
    assertThat(Modelfile.from("hf.co/some/model-GGUF").build().fromPath()).isEmpty();
    assertThat(Modelfile.from("./tuned.gguf").build().fromPath()).contains(Path.of("./tuned.gguf"));
    Path absolute = Path.of("tuned.gguf").toAbsolutePath();
    Modelfile file = Modelfile.from(Path.of("tuned.gguf")).build();
    assertThat(file.fromPath()).contains(absolute);
    assertThat(file.text()).isEqualTo("FROM " + absolute + "\n");
  }

  @Test
  void writesWhatModelsTrainedWithChatMlNeed() {
    assertThat(Modelfile.from("qwen3").chatMl().build().text())
        .isEqualTo(
            """
            FROM qwen3
            TEMPLATE \"""{{- range .Messages }}<|im_start|>{{ .Role }}
            {{ .Content }}<|im_end|>
            {{ end }}<|im_start|>assistant
            \"""
            PARAMETER stop <|im_start|>
            PARAMETER stop <|im_end|>
            """);
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
