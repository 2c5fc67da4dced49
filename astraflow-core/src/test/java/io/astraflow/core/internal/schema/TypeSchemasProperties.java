package io.astraflow.core.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

class TypeSchemasProperties {
  private static final CheckedJson SCHEMA = CheckedJson.fitting(TypeSchemas.of(Sample.class));

  enum Colour {
    RED,
    GREEN
  }

  record Scalars(String text, int number, double share, boolean flag, BigDecimal exact) {}

  record Times(Instant at, LocalDate day, Duration took, UUID id) {}

  record Sample(
      Scalars scalars,
      Times times,
      Optional<Scalars> maybe,
      OptionalLong count,
      List<Optional<Colour>> colours,
      Set<Colour> palette,
      Map<String, List<Integer>> lists,
      List<Sample> inner) {}

  @Property(tries = 200)
  void aSchemaTakesWhateverIsWrittenAndItIsReadAsItWas(@ForAll("samples") Sample sample)
      throws Exception {
    JsonNode read = SCHEMA.read(Json.mapper().writeValueAsString(sample));
    assertThat(CheckedJson.as(Sample.class, read)).isEqualTo(sample);
  }

  @Provide
  Arbitrary<Sample> samples() {
    return nested(2);
  }

  private Arbitrary<Sample> nested(int depth) {
    Arbitrary<List<Sample>> inner =
        depth == 0 ? Arbitraries.just(List.of()) : nested(depth - 1).list().ofMaxSize(2);
    return Combinators.combine(
            scalars(),
            times(),
            scalars().optional(),
            Arbitraries.longs().optional(),
            Arbitraries.of(Colour.class).optional().list().ofMaxSize(3),
            Arbitraries.of(Colour.class).set().ofMaxSize(2),
            Arbitraries.maps(Arbitraries.strings(), Arbitraries.integers().list().ofMaxSize(3))
                .ofMaxSize(3),
            inner)
        .as(
            (scalars, times, maybe, count, colours, palette, lists, samples) ->
                new Sample(
                    scalars,
                    times,
                    maybe,
                    count.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    colours,
                    palette,
                    lists,
                    samples));
  }

  private Arbitrary<Scalars> scalars() {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.integers(),
            Arbitraries.doubles(),
            Arbitraries.of(true, false),
            Arbitraries.bigDecimals().ofScale(3))
        .as(Scalars::new);
  }

  private Arbitrary<Times> times() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L);
    return Combinators.combine(
            seconds.map(Instant::ofEpochSecond),
            seconds.map(value -> LocalDate.ofEpochDay(value / 100_000)),
            seconds.map(Duration::ofMillis),
            Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong())))
        .as(Times::new);
  }
}
