package io.astraflow.core.internal.model.metering;

import io.astraflow.telemetry.Telemetry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Where records of attempts go: one log line each, with key-value pairs, and measurements that
 * follow OpenTelemetry's conventions for generative AI (open-telemetry/semantic-conventions-genai,
 * docs/gen-ai/gen-ai-metrics.md). Safe for use by many threads.
 */
public final class CallReport {
  private static final String DURATION = "gen_ai.client.operation.duration";
  private static final String FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
  private static final String TOKENS = "gen_ai.client.token.usage";
  private static final String COST = "astraflow.model.cost";

  // What the conventions call providers otherwise than their plugins do.
  private static final Map<String, String> PROVIDERS = Map.of("gemini", "gcp.gemini");

  private final Logger log;
  private final Telemetry telemetry;
  private final Speeds speeds;

  /** Reports to these three. */
  public CallReport(Logger log, Telemetry telemetry, Speeds speeds) {
    this.log = log;
    this.telemetry = telemetry;
    this.speeds = speeds;
  }

  void accept(CallRecord call) {
    speeds.add(call);
    log(call);
    measure(call);
  }

  private void log(CallRecord call) {
    LoggingEventBuilder line = log.atInfo();
    for (Map.Entry<String, Object> pair : pairs(call).entrySet()) {
      line = line.addKeyValue(pair.getKey(), pair.getValue());
    }
    line.log("model call");
  }

  private static Map<String, Object> pairs(CallRecord call) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("provider", call.model().provider());
    pairs.put("model", call.model().model());
    put(pairs, "input_tokens", call.usage().input());
    put(pairs, "cached_tokens", call.usage().cached());
    put(pairs, "output_tokens", call.usage().output());
    put(pairs, "reasoning_tokens", call.usage().reasoning());
    call.cost().ifPresent(cost -> pairs.put("cost", cost));
    pairs.put("duration_ms", call.duration().toMillis());
    call.firstEvent().ifPresent(first -> pairs.put("first_ms", first.toMillis()));
    pairs.put("outcome", call.outcome());
    return pairs;
  }

  private static void put(Map<String, Object> pairs, String key, OptionalLong count) {
    if (count.isPresent()) {
      pairs.put(key, count.getAsLong());
    }
  }

  private void measure(CallRecord call) {
    Map<String, String> attributes = new HashMap<>();
    String provider = call.model().provider();
    attributes.put("gen_ai.operation.name", "chat");
    attributes.put("gen_ai.provider.name", PROVIDERS.getOrDefault(provider, provider));
    attributes.put("gen_ai.request.model", call.model().model());
    tokens(attributes, "input", call.usage().input());
    tokens(attributes, "output", call.usage().output());
    call.cost()
        .ifPresent(
            cost ->
                telemetry.record(
                    COST,
                    cost.amount().doubleValue(),
                    with(attributes, "currency", cost.currency().getCurrencyCode())));
    call.firstEvent()
        .ifPresent(first -> telemetry.time(FIRST_CHUNK, first, Map.copyOf(attributes)));
    telemetry.time(
        DURATION,
        call.duration(),
        call.failed() ? with(attributes, "error.type", call.outcome()) : Map.copyOf(attributes));
  }

  private void tokens(Map<String, String> attributes, String type, OptionalLong count) {
    if (count.isPresent()) {
      telemetry.record(
          TOKENS, (double) count.getAsLong(), with(attributes, "gen_ai.token.type", type));
    }
  }

  private static Map<String, String> with(
      Map<String, String> attributes, String key, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(key, value);
    return Map.copyOf(more);
  }
}
