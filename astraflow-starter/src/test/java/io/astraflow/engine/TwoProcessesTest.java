package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.UnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
  @TempDir Path data;

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
}
