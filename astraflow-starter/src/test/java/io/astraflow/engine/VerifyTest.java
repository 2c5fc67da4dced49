package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path folder;

  @Test
  void findsNoDamageInATermIndexThatWasMergedSinceTheLastCheck() throws Exception {
    Papers few = new Papers(folder.resolve("few"), 20, 4);
    Papers many = new Papers(folder.resolve("many"), 40, 200);
    few.write(1);
    many.write(1);
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      for (Papers papers : new Papers[] {few, many, few}) {
        astra.workspace().collection("papers").ingestor().ingest(Source.directory(papers.folder()));
        assertThat(astra.verify().problems()).isEmpty();
      }
    }
  }
}
