package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelException;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.RecordedRequest;
import io.astraflow.testkit.model.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models made from files, which are brought to the server as the specification says. */
@Timeout(60)
class CreateFromFilesTest {
  private static final String SUCCESS = "{\"status\":\"parsing GGUF\"}\n{\"status\":\"success\"}\n";

  @TempDir Path folder;
  private final ScriptedServer server = new ScriptedServer();
  private final OllamaProvider provider = Ollama.builder().baseUrl(server.uri()).build();
  private final Set<String> blobs = ConcurrentHashMap.newKeySet();
  private final List<Progress> steps = new ArrayList<>();

  @BeforeEach
  void serve() {
    server.otherwise(this::answer);
  }

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @Test
  void bringsAFileAndMakesAModelOfIt() throws Exception {
    byte[] bytes = new byte[(3 << 20) + 7];
    new Random(1).nextBytes(bytes);
    Path gguf = Files.write(folder.resolve("tuned.gguf"), bytes);
    String digest = digest(bytes);
    provider.create("tuned", Modelfile.from(gguf).chatMl().system("Be brief.").build(), steps::add);
    assertThat(asked())
        .containsExactly(
            "HEAD /api/blobs/" + digest, "POST /api/blobs/" + digest, "POST /api/create");
    RecordedRequest upload = server.requests().get(1);
    assertThat(upload.bytes()).isEqualTo(bytes);
    assertThat(upload.header("Content-Length")).contains(String.valueOf(bytes.length));
    assertThat(server.lastRequest().body())
        .isEqualTo(
            "{\"model\":\"tuned\",\"files\":{\"tuned.gguf\":\""
                + digest
                + "\"},\"system\":\"Be brief.\",\"template\":\"{{- range .Messages }}<|im_start|>"
                + "{{ .Role }}\\n{{ .Content }}<|im_end|>\\n{{ end }}<|im_start|>assistant\\n\","
                + "\"parameters\":{\"stop\":[\"<|im_start|>\",\"<|im_end|>\"]},\"stream\":true}");
    assertThat(steps).extracting(Progress::status).contains("reading tuned.gguf", "success");
    assertThat(steps)
        .filteredOn(step -> step.status().equals("uploading tuned.gguf"))
        .hasSize(4)
        .allSatisfy(step -> assertThat(step.digest()).isEqualTo(digest))
        .last()
        .satisfies(step -> assertThat(step.completed()).hasValue(bytes.length));
  }

  @Test
  void sendsNoFileThatTheServerHas() throws Exception {
    Path gguf = Files.writeString(folder.resolve("tuned.gguf"), "weights");
    Modelfile file = Modelfile.from(gguf).build();
    provider.create("tuned", file, steps::add);
    provider.create("again", file, steps::add);
    assertThat(asked().stream().filter(line -> line.startsWith("POST /api/blobs"))).hasSize(1);
    assertThat(steps).extracting(Progress::status).contains("already there: tuned.gguf");
  }

  @Test
  void bringsTheFilesOfAnAdaptersFolder() throws Exception {
    Path lora = Files.createDirectory(folder.resolve("lora"));
    byte[] config = "{\"r\": 8}".getBytes(StandardCharsets.UTF_8);
    Files.write(lora.resolve("adapter_config.json"), config);
    Files.writeString(lora.resolve("adapter_model.safetensors"), "");
    Files.writeString(lora.resolve("notes.txt"), "not for the server");
    Files.writeString(lora.resolve(".hidden.json"), "not for the server");
    provider.create("tuned", Modelfile.from("qwen3").adapter(lora).build(), steps::add);
    assertThat(server.lastRequest().body())
        .isEqualTo(
            "{\"model\":\"tuned\",\"from\":\"qwen3\",\"adapters\":{\"adapter_config.json\":\""
                + digest(config)
                + "\",\"adapter_model.safetensors\":\""
                + digest(new byte[0])
                + "\"},\"stream\":true}");
  }

  @Test
  void bringsFilesOfOneKindFromAFolderThatHasBoth() throws Exception {
    Path both = Files.createDirectory(folder.resolve("both"));
    byte[] tensors = "tensors".getBytes(StandardCharsets.UTF_8);
    byte[] gguf = "gguf".getBytes(StandardCharsets.UTF_8);
    byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
    Files.write(both.resolve("config.json"), config);
    Files.write(both.resolve("tuned.gguf"), gguf);
    Path weights = Files.write(both.resolve("model.safetensors"), tensors);
    provider.create("tuned", Modelfile.from(both).build(), steps::add);
    assertThat(server.lastRequest().body())
        .contains(
            "\"files\":{\"config.json\":\"%s\",\"model.safetensors\":\"%s\"}"
                .formatted(digest(config), digest(tensors)));
    Files.delete(weights);
    provider.create("tuned", Modelfile.from(both).build(), steps::add);
    assertThat(server.lastRequest().body())
        .contains("\"files\":{\"tuned.gguf\":\"%s\"}".formatted(digest(gguf)));
  }

  @Test
  void followsNoLinkOutOfAFolder() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.json"), "{}");
    Path lora = Files.createDirectory(folder.resolve("lora"));
    Files.writeString(lora.resolve("adapter_model.safetensors"), "weights");
    Files.createSymbolicLink(lora.resolve("adapter_config.json"), secret);
    Modelfile file = Modelfile.from("qwen3").adapter(lora).build();
    assertThatThrownBy(() -> provider.create("tuned", file, steps::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("leads out of its folder");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void namesWhatIsNotThere() throws Exception {
    Modelfile nothing = Modelfile.from(folder.resolve("none.gguf")).build();
    assertThatThrownBy(() -> provider.create("tuned", nothing, steps::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none.gguf");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.writeString(empty.resolve("config.json"), "{}");
    Modelfile nobody = Modelfile.from("qwen3").adapter(empty).build();
    assertThatThrownBy(() -> provider.create("tuned", nobody, steps::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no model");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void failsWhereTheServerDoesNotTakeAFile() throws Exception {
    Modelfile file =
        Modelfile.from(Files.writeString(folder.resolve("tuned.gguf"), "weights")).build();
    server
        .then(Answer.status(404))
        .then(Answer.json("{\"error\":\"digest mismatch\"}").withStatus(400));
    assertThatThrownBy(() -> provider.create("tuned", file, steps::add))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.REFUSED))
        .hasMessageContaining("digest mismatch");
    server.then(Answer.status(500));
    assertThatThrownBy(() -> provider.create("tuned", file, steps::add))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.BUSY));
  }

  @Test
  void aFileThatBecomesShorterMeanwhileIsNamed() throws Exception {
    Path gguf = Files.write(folder.resolve("tuned.gguf"), new byte[1 << 20]);
    server.then(
        request -> {
          truncate(gguf);
          return Answer.status(404);
        });
    Modelfile file = Modelfile.from(gguf).build();
    assertThatThrownBy(() -> provider.create("tuned", file, steps::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("became shorter");
  }

  @Test
  void endsWhereTheCallerIsInterrupted() throws Exception {
    Path gguf = Files.writeString(folder.resolve("tuned.gguf"), "weights");
    server.then(Answer.status(404)).then(Answer.status(201).stall());
    Thread caller = Thread.currentThread();
    Modelfile file = Modelfile.from(gguf).build();
    assertThatThrownBy(
            () ->
                provider.create(
                    "tuned",
                    file,
                    step -> {
                      if (step.status().startsWith("uploading")) {
                        caller.interrupt();
                      }
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aListenerThatThrowsEndsTheUpload() throws Exception {
    Path gguf = Files.writeString(folder.resolve("tuned.gguf"), "weights");
    Modelfile file = Modelfile.from(gguf).build();
    assertThatThrownBy(
            () ->
                provider.create(
                    "tuned",
                    file,
                    step -> {
                      if (step.status().startsWith("uploading")) {
                        throw new IllegalStateException("on purpose");
                      }
                    }))
        .hasMessage("on purpose");
    provider.create("tuned", file, steps::add);
    assertThat(steps).last().returns("success", Progress::status);
  }

  private Answer answer(RecordedRequest request) {
    if (request.path().equals("/api/create")) {
      return Answer.status(200).send(SUCCESS);
    }
    String digest = request.path().substring("/api/blobs/".length());
    if (request.method().equals("HEAD")) {
      return Answer.status(blobs.contains(digest) ? 200 : 404);
    }
    boolean expected = digest(request.bytes()).equals(digest);
    return expected && blobs.add(digest) ? Answer.status(201) : Answer.status(400);
  }

  private List<String> asked() {
    return server.requests().stream().map(r -> r.method() + " " + r.path()).toList();
  }

  private static void truncate(Path file) {
    try {
      Files.write(file, new byte[10]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
