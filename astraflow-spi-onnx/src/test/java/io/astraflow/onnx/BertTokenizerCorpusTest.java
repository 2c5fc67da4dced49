package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares with the reference on real texts: Arabic, Chinese, English, Japanese, markup, code. */
final class BertTokenizerCorpusTest {
  private static final Set<String> TEXT_ENDINGS =
      Set.of("csv", "html", "htm", "json", "jsonl", "md", "txt", "tsv", "xml", "yaml", "eml");

  // Of each file so much from its beginning: the reference reads about a megabyte a second.
  private static final int MOST_CHARACTERS = 300_000;
  private static final int SLICE = 20_000;

  @Test
  void agreesWithTheReferenceOnEveryTextFile() throws IOException {
    BertTokenizer tokenizer = Tokenizers.of(OnnxModel.BGE_SMALL_EN);
    List<Path> files = textFiles();
    assertThat(files).hasSizeGreaterThan(50);
    try (HuggingFaceOracle oracle = new HuggingFaceOracle(OnnxModel.BGE_SMALL_EN)) {
      for (Path file : files) {
        compare(file, tokenizer, oracle);
      }
    }
  }

  private static void compare(Path file, BertTokenizer tokenizer, HuggingFaceOracle oracle)
      throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int end = Math.min(text.length(), MOST_CHARACTERS);
    for (int start = 0; start < end; start += SLICE) {
      String slice = text.substring(start, Math.min(end, start + SLICE));
      assertThat(tokenizer.encode(slice, Tokenizers.UNLIMITED))
          .as("%s from character %d", file, start)
          .isEqualTo(oracle.encode(slice));
    }
  }

  private static List<Path> textFiles() throws IOException {
    try (Stream<Path> files = Files.walk(TestData.folder())) {
      return files.filter(Files::isRegularFile).filter(BertTokenizerCorpusTest::isText).toList();
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return TEXT_ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
  }
}
