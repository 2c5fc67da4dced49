package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelReply;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryRequest;
import io.astraflow.testkit.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Each summary belongs to its document, whatever is done in which order; beside a simple model. */
class SummaryPropertiesTest {
  private static final ScriptedModel MODEL = new ScriptedModel();
  private static Path folder;
  private static AstraFlow astra;
  private static int collections;

  private final Map<Integer, Expected> expected = new HashMap<>();
  private final Map<Integer, String> ids = new HashMap<>();
  private Collection papers = astra.workspace().collection("papers-" + collections++);
  private int texts;

  /** What is to be known of a document: its summary, if any, and whether that still holds. */
  private record Expected(Optional<String> summary, boolean current) {}

  enum Act {
    INGEST,
    SUMMARIZE,
    REGENERATE,
    DELETE
  }

  /** One step of a property's run. */
  record Step(Act act, int document) {}

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("astraflow-summaries");
    astra = Engines.open(folder, MODEL);
  }

  @AfterContainer
  static void close() throws IOException {
    assertThat(astra.verify().problems()).isEmpty();
    astra.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 60)
  void everySummaryIsOfItsDocumentAndMadeAnewOnlyWhereItMustBe(
      @ForAll @Size(max = 12) List<Act> acts,
      @ForAll @Size(12) List<@IntRange(max = 2) Integer> documents)
      throws InterruptedException {
    for (int i = 0; i < acts.size(); i++) {
      run(new Step(acts.get(i), documents.get(i)));
      check();
    }
    astra.workspace().deleteCollection(papers.name());
    papers = astra.workspace().collection("papers-" + collections++);
    expected.clear();
    ids.clear();
  }

  private void run(Step step) throws InterruptedException {
    int document = step.document();
    Optional<Expected> before = Optional.ofNullable(expected.get(document));
    switch (step.act()) {
      case INGEST -> {
        String text = "Document %d, text %d, tells of bridges.".formatted(document, ++texts);
        papers.ingestor().ingest(Source.text("doc-" + document, text));
        papers.forEachDocument(
            found -> {
              if (found.source().equals("doc-" + document)) {
                ids.put(document, found.id());
              }
            });
        expected.put(document, new Expected(before.flatMap(Expected::summary), false));
      }
      case SUMMARIZE, REGENERATE -> {
        if (before.isPresent()) {
          summarize(document, before.get(), step.act() == Act.REGENERATE);
        }
      }
      case DELETE -> {
        if (before.isPresent()) {
          assertThat(papers.deleteDocument(id(document))).isTrue();
          expected.remove(document);
        }
      }
    }
  }

  private void summarize(int document, Expected before, boolean anew) throws InterruptedException {
    SummaryRequest request = SummaryRequest.defaults();
    boolean asks = anew || !before.current();
    String text = "Summary %d.".formatted(++texts);
    int requests = MODEL.requests().size();
    if (asks) {
      MODEL.then(ModelReply.of(MODEL.name(), text));
    }
    Summary made =
        papers.summaries().summarize(id(document), anew ? request.regenerated() : request);
    assertThat(MODEL.requests()).hasSize(requests + (asks ? 1 : 0));
    if (asks) {
      assertThat(MODEL.requests().get(requests).messages().get(0).text())
          .contains(papers.text(id(document)).orElseThrow());
      expected.put(document, new Expected(Optional.of(text), true));
    }
    assertThat(made.documentId()).contains(id(document));
    assertThat(Optional.of(made.text())).isEqualTo(expected.get(document).summary());
  }

  private void check() {
    ids.forEach(
        (document, id) -> {
          Optional<Summary> stored = papers.summaries().ofDocument(id);
          Optional<Expected> wanted = Optional.ofNullable(expected.get(document));
          assertThat(stored.map(Summary::text)).isEqualTo(wanted.flatMap(Expected::summary));
          stored.ifPresent(
              summary -> {
                assertThat(summary.documentId()).contains(id);
                assertThat(summary.current()).isEqualTo(wanted.orElseThrow().current());
              });
        });
  }

  private String id(int document) {
    return ids.get(document);
  }
}
