package io.astraflow.core.internal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.Tools;
import io.astraflow.tool.Described;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MethodToolTest {
  record Point(double x, double y) {}

  static class Base {
    @ToolMethod("Counts.")
    public int count() {
      return 1;
    }
  }

  static class Weather extends Base {
    private final AtomicInteger resets = new AtomicInteger();

    @ToolMethod(value = "The temperature of a place.", name = "temperature", timeoutSeconds = 5)
    public String read(@Described("a city") String city, Optional<Integer> hours) {
      return city + " in " + hours.orElse(0) + " h: 21 °C";
    }

    @ToolMethod("Moves a point.")
    Point moved(Point point, double by) {
      return new Point(point.x() + by, point.y());
    }

    @ToolMethod(value = "Forgets all.", independent = false)
    void reset() {
      resets.incrementAndGet();
    }

    @ToolMethod("Fails.")
    String failing() throws IOException {
      throw new IOException("the station is silent");
    }

    @Override
    @ToolMethod("Counts more.")
    public int count() {
      return 2;
    }
  }

  static class Twice {
    @ToolMethod("One.")
    void one(int number) {}

    @ToolMethod("The other.")
    void one(String text) {}
  }

  private static Tool named(String name) {
    return Tools.of(new Weather()).stream()
        .filter(tool -> tool.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void makesAToolOfEachMarkedMethod() {
    assertThat(Tools.of(new Weather()))
        .extracting(tool -> tool.spec().name())
        .containsExactly("count", "failing", "moved", "reset", "temperature");
  }

  @Test
  void callsWithArgumentsByName() throws Exception {
    assertThat(named("temperature").call("{\"city\": \"Oslo\", \"hours\": 3}"))
        .isEqualTo("Oslo in 3 h: 21 °C");
    assertThat(named("temperature").call("{\"city\": \"Oslo\"}")).isEqualTo("Oslo in 0 h: 21 °C");
  }

  @Test
  void returnsOtherValuesThanTextAsJson() throws Exception {
    assertThat(named("moved").call("{\"point\": {\"x\": 1, \"y\": 2}, \"by\": 0.5}"))
        .isEqualTo("{\"x\":1.5,\"y\":2.0}");
    assertThat(named("reset").call("{}")).isEqualTo("done");
  }

  @Test
  void throwsWhatTheMethodThrows() {
    assertThatThrownBy(() -> named("failing").call("{}"))
        .isInstanceOf(IOException.class)
        .hasMessage("the station is silent");
  }

  @Test
  void takesSettingsFromTheAnnotation() {
    assertThat(named("temperature").timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(named("temperature").independent()).isTrue();
    assertThat(named("reset").independent()).isFalse();
    assertThat(named("temperature").spec().parameters().json()).contains("\"a city\"");
  }

  @Test
  void callsTheOverridingMethod() throws Exception {
    assertThat(named("count").call("{}")).isEqualTo("2");
    assertThat(named("count").spec().description()).isEqualTo("Counts more.");
  }

  @Test
  void refusesTwoToolsOfOneNameAndObjectsWithoutAny() {
    assertThatThrownBy(() -> Tools.of(new Twice()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"one\"");
    assertThatThrownBy(() -> Tools.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("@ToolMethod");
  }

  @Test
  void makesAToolOfAFunctionOverARecord() throws Exception {
    Tool tool = Tools.tool("norm", "The length.", Point.class, p -> Math.hypot(p.x(), p.y()));
    assertThat(tool.call("{\"x\": 3, \"y\": 4}")).isEqualTo("5.0");
  }
}
