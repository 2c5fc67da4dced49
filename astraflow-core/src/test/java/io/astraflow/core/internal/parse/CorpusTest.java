package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.error.InvalidInputException;
import io.astraflow.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final double GOOD = 0.9;
  private static final int MOST_LOW = 4;
  private static final String[] PASSWORDS = {"openpassword", "tika"};

  @TempDir Path folder;

  @Test
  void readsEveryDocumentOrSaysWhyNotAndFindsTheReferenceTexts()
      throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(TestData.path("documents"))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<Double> recalls = new ArrayList<>();
    List<String> slow = new ArrayList<>();
    List<String> low = new ArrayList<>();
    for (Path file : files) {
      long start = System.nanoTime();
      String text = textOrReason(file);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (taken.toSeconds() >= 30) {
        slow.add(file + " took " + taken);
      }
      Path reference = reference(file);
      if (Files.exists(reference)) {
        double recall = recall(Files.readString(reference), text);
        recalls.add(recall);
        if (recall < GOOD) {
          low.add("%s %.3f".formatted(file.getFileName(), recall));
        }
      }
    }

    recalls.sort(Double::compare);
    assertThat(slow).isEmpty();
    assertThat(recalls).hasSizeGreaterThan(40);
    assertThat(recalls.get(recalls.size() / 2))
        .as("the median recall; below %s are %s", GOOD, low)
        .isGreaterThanOrEqualTo(GOOD);
    assertThat(low).as("documents of recall below %s", GOOD).hasSizeLessThanOrEqualTo(MOST_LOW);
    assertThat(folder).isEmptyDirectory();
  }

  private String textOrReason(Path file) throws InterruptedException {
    try {
      return Documents.text(new Documents(folder).parse(file, PASSWORDS));
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "Exception");
      return "";
    }
  }

  private static Path reference(Path file) {
    String name = file.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    boolean pdf = name.endsWith(".pdf");
    Path parent = file.getParent();
    return parent.endsWith("sources")
        ? parent.resolveSibling("groundtruth").resolve((pdf ? stem : name) + ".md")
        : parent.resolve("expected_outputs").resolve((pdf ? stem : name) + ".md");
  }

  private static double recall(String reference, String text) {
    Map<String, Integer> wanted = tokens(reference);
    Map<String, Integer> found = tokens(text);
    int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
    int hits = 0;
    for (Map.Entry<String, Integer> token : wanted.entrySet()) {
      hits += Math.min(token.getValue(), found.getOrDefault(token.getKey(), 0));
    }
    return all == 0 ? 1 : (double) hits / all;
  }

  private static Map<String, Integer> tokens(String text) {
    Map<String, Integer> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      tokens.merge(matcher.group(), 1, Integer::sum);
    }
    return tokens;
  }
}
