package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes tasks that have ended. */
@Command(
    name = "clear",
    header = "Delete the tasks that have ended; what they have done stays.",
    footerHeading = "%nExamples:%n",
    footer = "  astraflow tasks clear --older-than 30d")
final class TasksClearCommand implements Callable<Integer> {
  private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhd])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  @Mixin private final DataArguments data = new DataArguments();

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Only those that ended before that: 90s, 15m, 12h or 30d (default: all).")
  private @Nullable String age;

  @Override
  public Integer call() {
    data.checkNoCollection();
    Instant before = age == null ? Instant.now().plusMillis(1) : Instant.now().minus(age(age));
    try (AstraFlow astra = data.openExisting()) {
      int deleted = astra.workspace().tasks().deleteFinished(before);
      data.printer()
          .result(
              new Result(deleted), out -> out.println("Deleted " + Numbers.count(deleted, "task")));
      return ExitCode.OK;
    }
  }

  private static Duration age(String text) {
    Matcher matcher = AGE.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "--older-than takes a number and s, m, h or d, such as 30d, not \"" + text + "\".");
    }
    ChronoUnit unit = UNITS.getOrDefault(matcher.group(2), ChronoUnit.DAYS);
    return Duration.of(Long.parseLong(matcher.group(1)), unit);
  }

  /** What {@code tasks clear --json} prints. */
  record Result(int deleted) {}
}
