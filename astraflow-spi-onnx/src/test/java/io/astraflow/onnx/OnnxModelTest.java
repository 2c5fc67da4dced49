package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OnnxModelTest {

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void describesTheFilesOfItsArtifact(OnnxModel model) throws Exception {
    assertThat(hash(model.weights())).isEqualTo(model.weights().sha256());
    assertThat(hash(model.tokenizer())).isEqualTo(model.tokenizer().sha256());
  }

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void hasAFingerprintOfItsWeights(OnnxModel model) {
    assertThat(model.fingerprint())
        .startsWith(model.id() + '/' + model.weights().sha256().substring(0, 16));
  }

  @Test
  void namesTheArtifactOfAMissingFile() {
    ModelFile missing = new ModelFile("some-model", "nowhere.onnx", "", "org.example:some-model");
    assertThatThrownBy(missing::open)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("some-model")
        .hasMessageContaining("nowhere.onnx")
        .hasMessageContaining("org.example:some-model");
  }

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void refusesBytesThatAreNotItsOwn(OnnxModel model) {
    ModelFile weights = model.weights();
    ModelFile other =
        new ModelFile(weights.model(), weights.name(), "00ff", "org.example:some-model");
    assertThatThrownBy(() -> SessionLoader.load(model, other))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(weights.name())
        .hasMessageContaining("00ff")
        .hasMessageContaining("org.example:some-model");
    byte[] changed = model.tokenizer().read();
    changed[100]++;
    assertThatThrownBy(() -> model.tokenizer().check(changed))
        .isInstanceOf(ConfigurationException.class);
  }

  private static String hash(ModelFile file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = file.open()) {
      digest.update(in.readAllBytes());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
