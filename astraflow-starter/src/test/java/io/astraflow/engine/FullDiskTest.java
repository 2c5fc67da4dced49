package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.UnavailableException;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final String LIMITED_KIB = "6144";

  @TempDir Path folder;

  @Test
  void aFileThatCannotGrowEndsTheIngestionAndLosesNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    Path data = folder.resolve("data");
    Papers before = new Papers(folder.resolve("before"), 20, 4);
    before.write(1);
    try (AstraFlow astra = Engines.open(data)) {
      assertThat(ingest(astra, before.folder()).added()).isEqualTo(20);
    }
    Papers large = new Papers(folder.resolve("large"), 40, 400);
    large.write(1);
    long limit = Long.parseLong(LIMITED_KIB);
    try (ChildEngine child =
        ChildEngine.startWithLargestFile(limit, "ingest", data, large.folder())) {
      child.expect("started");
      child.expect("open");
      assertThat(child.rest())
          .startsWith("UnavailableException: ")
          .contains(data.resolve("astraflow.db").toString(), "check the disk");
    }
    try (AstraFlow astra = Engines.open(data)) {
      assertServed(astra, before);
      assertThat(astra.verify().problems()).isEmpty();
      assertThat(ingest(astra, large.folder()).failed()).isZero();
      assertThat(collection(astra).stats().documents()).isEqualTo(60);
      assertThat(collection(astra).stats().pending()).isZero();
      assertServed(astra, large);
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void goesOnInTheSameProcessOnceAFullDiskHasSpaceAgain() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk small = SmallDisk.mount(disk, LIMITED_KIB + "k");
        AstraFlow astra = Engines.open(disk.resolve("data"))) {
      Papers before = new Papers(folder.resolve("before"), 20, 4);
      before.write(1);
      assertThat(ingest(astra, before.folder()).added()).isEqualTo(20);
      Papers large = new Papers(folder.resolve("large"), 40, 400);
      large.write(1);
      assertThatThrownBy(() -> ingest(astra, large.folder()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(disk.resolve("data").toString())
          .hasMessageContaining("free some space");
      assertServed(astra, before);
      small.resize("200m");
      assertThat(ingest(astra, large.folder()).failed()).isZero();
      assertThat(collection(astra).stats().documents()).isEqualTo(60);
      assertServed(astra, large);
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void aDiskWithoutSpaceForADocumentsBytesIsNotTheDocumentsFault() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    byte[] noise = new byte[16 << 20];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve("large.bin"), noise);
    try (SmallDisk small = SmallDisk.mount(disk, LIMITED_KIB + "k");
        AstraFlow astra = Engines.open(disk.resolve("data"))) {
      assertThatThrownBy(() -> ingest(astra, folder.resolve("large.bin")))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(disk.resolve("data").resolve("tmp").toString())
          .hasMessageContaining("space");
      assertThat(disk.resolve("data").resolve("tmp")).isEmptyDirectory();
      small.resize("200m");
      IngestReport report = ingest(astra, folder.resolve("large.bin"));
      assertThat(report.failures()).hasSize(1); // it is no document, whatever the disk
      assertThat(disk.resolve("data").resolve("tmp")).isEmptyDirectory();
    }
  }

  private static void assertServed(AstraFlow astra, Papers papers) {
    Collection collection = collection(astra);
    int[] served = new int[1];
    collection.forEachDocument(
        document -> {
          for (int i = 0; i < papers.count(); i++) {
            if (document.source().equals(papers.file(i).toString())) {
              assertThat(collection.text(document.id())).contains(papers.text(i, 1));
              served[0]++;
            }
          }
        });
    assertThat(served[0]).isEqualTo(papers.count());
  }

  private static IngestReport ingest(AstraFlow astra, Path files) throws InterruptedException {
    return collection(astra).ingestor().ingest(Source.paths(List.of(files)));
  }

  private static Collection collection(AstraFlow astra) {
    return astra.workspace().collection(EngineProcess.COLLECTION);
  }
}
