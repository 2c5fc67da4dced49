package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.error.UnavailableException;
import io.astraflow.model.ModelException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskFailureTest {
  @Test
  void whatMayPassIsTriedAgain() {
    assertThat(TaskFailure.of(new IOException("gone")).mayPass()).isTrue();
    assertThat(TaskFailure.of(new IllegalStateException()).mayPass()).isTrue();
    assertThat(TaskFailure.of(new UnavailableException("full", null)).mayPass()).isTrue();
    assertThat(TaskFailure.of(new StackOverflowError()).mayPass()).isTrue();
    assertThat(TaskFailure.of(new InvalidInputException("bad")).mayPass()).isFalse();
    assertThat(TaskFailure.of(new ConfigurationException("bad")).mayPass()).isFalse();
    assertThat(TaskFailure.of(new IllegalArgumentException("bad")).mayPass()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aModelsFailureSaysItself(ModelException.Kind kind) {
    assertThat(TaskFailure.of(ModelException.of(kind, "no")).mayPass()).isEqualTo(kind.mayPass());
  }

  @Test
  void givesTheReasonForPeople() {
    assertThat(TaskFailure.of(new InvalidInputException("Too long.")).reason())
        .isEqualTo("Too long.");
    assertThat(TaskFailure.of(new IOException("gone")).reason()).isEqualTo("IOException: gone");
    assertThat(TaskFailure.of(new InterruptedException()).reason())
        .isEqualTo("InterruptedException");
    assertThat(TaskFailure.of(new IOException("x".repeat(9_000))).reason()).hasSize(2_001);
  }

  @Test
  void heedsHowLongAProviderAsksToWaitUpToADay() {
    assertThat(earliest(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(earliest(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofDays(1));
    assertThat(TaskFailure.of(new IOException()).earliest()).isZero();
  }

  private static Duration earliest(Duration asked) {
    return TaskFailure.of(ModelException.busy("busy", asked)).earliest();
  }
}
