package io.astraflow.testkit.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a {@link ScriptedServer} answers, byte by byte where wanted. Immutable.
 *
 * @param status the status
 * @param headers all headers but those of the transfer
 * @param steps what happens to the body, in order
 */
public record Answer(int status, Map<String, String> headers, List<Step> steps) {

  /** Copies headers and steps. */
  public Answer {
    headers = Map.copyOf(headers);
    steps = List.copyOf(steps);
  }

  /** Returns an answer without a body. */
  public static Answer status(int status) {
    return new Answer(status, Map.of(), List.of());
  }

  /** Returns an answer of JSON. */
  public static Answer json(String body) {
    return status(200).header("Content-Type", "application/json").send(body);
  }

  /** Returns this with a header. */
  public Answer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, steps);
  }

  /** Returns this with another status. */
  public Answer withStatus(int other) {
    return new Answer(other, headers, steps);
  }

  /** Returns this with more of the body, sent in one write. */
  public Answer send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns this with more of the body, sent in one write. */
  public Answer send(byte[] bytes) {
    return with(new Step.Send(bytes));
  }

  /** Returns this, which then sends nothing until the client goes away. */
  public Answer stall() {
    return with(new Step.Stall());
  }

  /** Returns this, which then sends nothing until the latch is open. */
  public Answer await(CountDownLatch latch) {
    return with(new Step.Await(latch));
  }

  /** Returns this, which then closes the connection in the middle of the body. */
  public Answer cut() {
    return with(new Step.Cut());
  }

  /** Returns this with every byte of the body sent by a write of its own. */
  public Answer byteByByte() {
    List<Step> bytes = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        for (byte b : send.bytes()) {
          bytes.add(new Step.Send(new byte[] {b}));
        }
      } else {
        bytes.add(step);
      }
    }
    return new Answer(status, headers, bytes);
  }

  private Answer with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Answer(status, headers, more);
  }

  /** Something that happens to a body. */
  public sealed interface Step {

    /**
     * Bytes are sent.
     *
     * @param bytes which, not copied
     */
    record Send(byte[] bytes) implements Step {}

    /** Nothing is sent until the client goes away. */
    record Stall() implements Step {}

    /**
     * Nothing is sent until a latch is open.
     *
     * @param latch which
     */
    record Await(CountDownLatch latch) implements Step {}

    /** The connection is closed. */
    record Cut() implements Step {}
  }
}
