package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusing with the real default model, which knows English alone. */
class RefusalTest {
  @TempDir static Path folder;
  private static AstraFlow astra;
  private static Collection collection;

  @BeforeAll
  static void open() throws InterruptedException {
    astra = AstraFlow.open(folder);
    collection = astra.workspace().collection("facts");
    collection
        .ingestor()
        .ingest(
            Source.documents(
                List.of(
                    document("beijing", "北京是中华人民共和国的首都，人口超过两千万。"),
                    document("fuji", "富士山は日本で一番高い山です。標高は三千七百七十六メートルです。"),
                    document("cairo", "القاهرة هي عاصمة مصر وأكبر مدنها من حيث عدد السكان."),
                    document("optimiser", "The network was trained with the Adam optimiser."))));
  }

  @AfterAll
  static void close() {
    astra.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"谁发明了电话？", "猫は何を食べますか？", "من اخترع الهاتف؟", "Who invented the telephone?"})
  void refusesWhatTheDocumentsDoNotSay(String question) throws InterruptedException {
    assertThat(collection.ask(question).refused()).isTrue();
  }

  @Test
  void answersWhatTheySay() throws InterruptedException {
    assertThat(collection.ask("中华人民共和国的首都").citations().get(0).source()).isEqualTo("beijing");
    assertThat(collection.ask("Which optimiser trained the network?").citations().get(0).source())
        .isEqualTo("optimiser");
  }

  private static SourceDocument document(String name, String text) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain");
  }
}
