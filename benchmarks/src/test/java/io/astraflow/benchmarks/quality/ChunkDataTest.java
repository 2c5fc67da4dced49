package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkDataTest {
  @TempDir private Path folder;

  @Test
  void readsQuestionsWithTheirReferencesAndTheTexts() throws IOException {
    Files.createDirectory(folder.resolve("corpora"));
    Files.writeString(folder.resolve("corpora/speech.md"), "Good evening.");
    Files.writeString(
        folder.resolve("questions_df.csv"),
        """
        question,references,corpus_id
        What time?,"[{""content"": ""evening"", ""start_index"": 5, ""end_index"": 12}]",speech
        "Who said ""Good"", and why?","[{""content"": ""Good"", \
        ""start_index"": 0, ""end_index"": 4}, \
        {""content"": "".\\u2019"", ""start_index"": 12, ""end_index"": 13}]",speech
        """);

    ChunkData data = ChunkData.read(folder);

    assertThat(data.texts()).containsExactly(Map.entry("speech", "Good evening."));
    assertThat(data.questions())
        .containsExactly(
            new ChunkQuestion("What time?", "speech", List.of(new Range(5, 12))),
            new ChunkQuestion(
                "Who said \"Good\", and why?",
                "speech",
                List.of(new Range(0, 4), new Range(12, 13))));
  }

  @Test
  void refusesAFileOfOtherColumns() throws IOException {
    Path file = Files.writeString(folder.resolve("questions.csv"), "a,b\n1,2\n");

    assertThatThrownBy(() -> ChunkQuestion.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("questions.csv")
        .hasMessageContaining("corpus_id");
  }

  @Test
  void cellsMayHoldQuotesCommasAndLineEnds() {
    assertThat(Csv.rows("a,\"b \"\"c\"\", d\ne\",\r\n\nf,,\"\""))
        .containsExactly(List.of("a", "b \"c\", d\ne", ""), List.of("f", "", ""));
    assertThat(Csv.rows("")).isEmpty();
    assertThatThrownBy(() -> Csv.rows("a\n\"b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2");
  }
}
