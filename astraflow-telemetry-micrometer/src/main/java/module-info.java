import org.jspecify.annotations.NullMarked;

/** Measurements of model calls, in a Micrometer registry. */
@NullMarked
module io.astraflow.telemetry.micrometer {
  requires transitive io.astraflow.api;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.astraflow.micrometer;
}
