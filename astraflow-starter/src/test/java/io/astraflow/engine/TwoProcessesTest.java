package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void nameTheDataFolder() {
    data = folder.resolve("data");
  }

  @Test
  void theSecondIsToldWhoTheFirstIsAndHasTheFolderOnceThatIsKilled() throws Exception {
    try (ChildEngine first = ChildEngine.start("hold", data)) {
      first.expect("started");
      first.expect("open");
      assertThatThrownBy(() -> Engines.open(data))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("process " + first.pid())
          .hasMessageContaining("Close that one first");
      first.kill();
      try (AstraFlow astra = Engines.open(data)) {
        assertThat(astra.verify().problems()).isEmpty();
      }
    }
  }

  @Test
  void aProcessIsToldThatThisOneHasTheFolder() throws Exception {
    try (AstraFlow astra = Engines.open(data);
        ChildEngine second = ChildEngine.start("hold", data)) {
      second.expect("started");
      assertThat(second.rest())
          .startsWith("UnavailableException")
          .contains(data.toString(), "process " + ProcessHandle.current().pid());
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void aSecondEngineInOneProcessDoesNotCostTheFirstItsLock() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectories(data));
    try (AstraFlow astra = Engines.open(data)) {
      assertThatThrownBy(() -> Engines.open(data)).isInstanceOf(UnavailableException.class);
      assertThatThrownBy(() -> Engines.open(link)).isInstanceOf(UnavailableException.class);
      assertThatThrownBy(() -> AstraFlow.verify(data)).isInstanceOf(UnavailableException.class);
      try (ChildEngine second = ChildEngine.start("hold", data)) {
        second.expect("started");
        assertThat(second.rest()).startsWith("UnavailableException");
      }
      assertThat(astra.verify().problems()).isEmpty();
    }
  }
}
