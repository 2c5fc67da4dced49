package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.benchmarks.quality.DocsData.DocsQuestion;
import io.astraflow.benchmarks.quality.DocsData.Section;
import io.astraflow.ingest.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsDataTest {
  @TempDir private Path folder;

  @Test
  void readsSectionsAndQuestions() throws IOException {
    Files.writeString(
        folder.resolve("anthropic_docs.json"),
        """
        [{"chunk_link": "https://example.org/a#b", "chunk_heading": "B", "text": "B\\n\\nText."}]
        """);
    Files.writeString(
        folder.resolve("docs_evaluation_dataset.json"),
        """
        [{"id": "1", "question": "What?", "correct_chunks": ["https://example.org/a#b", "c"]}]
        """);

    DocsData data = DocsData.read(folder);

    assertThat(data.sections())
        .containsExactly(new Section("https://example.org/a#b", "B\n\nText."));
    assertThat(data.questions())
        .containsExactly(new DocsQuestion("What?", Set.of("https://example.org/a#b", "c")));
    List<SourceDocument> documents = new ArrayList<>();
    data.documents().forEach(documents::add);
    assertThat(documents)
        .extracting(SourceDocument::source)
        .containsExactly("https://example.org/a#b");
  }

  @Test
  void scoresWhatWasFound() {
    assertThat(DocsScore.of(List.of("x", "a", "b"), Set.of("a", "b", "c", "d")))
        .isEqualTo(new DocsScore(2 / 3.0, .5, .5));
    assertThat(DocsScore.of(List.of("x"), Set.of("a"))).isEqualTo(new DocsScore(0, 0, 0));
    assertThat(DocsScore.of(List.of(), Set.of("a"))).isEqualTo(new DocsScore(0, 0, 0));
    assertThatThrownBy(() -> DocsScore.of(List.of("x"), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DocsScore.mean(List.of(new DocsScore(1, 1, 1), new DocsScore(0, .5, 0))))
        .isEqualTo(new DocsScore(.5, .75, .5));
  }
}
