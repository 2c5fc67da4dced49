package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedVectorsTest {
  private static final int DIMENSION = 5;
  private static final int STRIDE = 16 + 4 * DIMENSION;
  private static final int HEADER = 64;

  /** Eight records a segment. */
  private static final int SEGMENT = 8 * STRIDE;

  @TempDir Path folder;
  private final VectorsById source = new VectorsById();

  @Test
  void readsWhatWasWrittenOverManySegments() {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 1_000);
      assertServed(vectors, 0, 1_000);
      assertThat(source.asked()).isZero();
    }
  }

  @Test
  void slotsMayBeWrittenInAnyOrder() {
    try (MappedVectors vectors = create()) {
      for (int slot = 600; slot >= 0; slot -= 7) {
        write(vectors, slot, slot + 1);
      }
      for (int slot = 600; slot >= 0; slot -= 7) {
        assertServed(vectors, slot, slot + 1);
      }
      assertThat(source.asked()).isZero();
    }
  }

  @Test
  void keepsWhatAnEarlierProcessWrote() {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 100);
    }
    try (MappedVectors vectors = open()) {
      assertServed(vectors, 0, 100);
      assertServed(vectors, 0, 100);
      write(vectors, 100, 300);
      assertServed(vectors, 0, 300);
      assertThat(source.asked()).isZero();
    }
  }

  @Test
  void creatingOverwritesWhatIsThere() {
    try (MappedVectors before = create()) {
      write(before, 0, 10);
      try (MappedVectors vectors = create()) {
        source.forget(3);
        assertThat(vectors.read(3, 3, new float[DIMENSION])).isFalse();
        assertServed(before, 0, 10);
      }
    }
  }

  @Test
  void aSlotTakesAnotherVector() {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 10);
      vectors.write(4, 77, source.put(77));
      assertThat(read(vectors, 4, 77)).containsExactly(source.of(77));
      assertThat(source.asked()).isZero();
    }
  }

  @Test
  void aRecordOfAnotherIdIsReplacedByTheOneThatIsAskedFor() {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 10);
    }
    source.put(77);
    try (MappedVectors vectors = open()) {
      assertThat(read(vectors, 4, 77)).containsExactly(source.of(77));
      assertThat(vectors.mended()).isEqualTo(1);
    }
  }

  @Test
  void mendsAFlippedByteFromTheSource() throws IOException {
    for (int at : new int[] {0, 9, 16, STRIDE - 1}) {
      try (MappedVectors vectors = create()) {
        write(vectors, 0, 10);
      }
      flip(HEADER + 3 * STRIDE + at);
      int asked = source.asked();
      try (MappedVectors vectors = open()) {
        assertServed(vectors, 0, 10);
        assertServed(vectors, 0, 10);
        assertThat(vectors.mended()).isEqualTo(1);
      }
      try (MappedVectors vectors = open()) {
        assertServed(vectors, 0, 10);
      }
      assertThat(source.asked()).isEqualTo(asked + 1);
    }
  }

  @Test
  void fetchesWhatATruncatedFileLacks() throws IOException {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 40);
    }
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(HEADER + 20 * STRIDE + 7);
    }
    try (MappedVectors vectors = open()) {
      assertServed(vectors, 0, 40);
      assertServed(vectors, 0, 40);
      assertThat(source.asked()).isEqualTo(20);
      assertThat(vectors.mended()).isEqualTo(20);
    }
  }

  @Test
  void beginsAgainWhereTheFileIsMissingOrOfAnotherKind() throws IOException {
    try (MappedVectors vectors = open()) {
      write(vectors, 0, 10);
      assertServed(vectors, 0, 10);
    }
    flip(0);
    assertBeginsAgain();
    flip(4);
    assertBeginsAgain();
    Files.write(file(), new byte[] {1, 2, 3});
    assertBeginsAgain();
    MappedVectors.create(file(), DIMENSION + 1, source).close();
    assertBeginsAgain();
  }

  @Test
  void hasNoVectorThatNeitherFileNorSourceHas() throws IOException {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 10);
    }
    flip(HEADER + 3 * STRIDE + 20);
    source.forget(3);
    try (MappedVectors vectors = open()) {
      assertThat(vectors.read(3, 3, new float[DIMENSION])).isFalse();
      assertThat(vectors.read(400, 400, new float[DIMENSION])).isFalse();
      assertThat(vectors.mended()).isZero();
    }
  }

  @Test
  void aVectorOfAnotherDimensionIsNone() {
    try (MappedVectors vectors = MappedVectors.create(file(), DIMENSION, id -> new float[2])) {
      assertThat(vectors.read(0, 1, new float[DIMENSION])).isFalse();
    }
  }

  @Test
  void asksTheSourceWhereNoFileCanBe() {
    Path nowhere = folder.resolve("no such folder").resolve("file");
    try (MappedVectors vectors = MappedVectors.open(nowhere, DIMENSION, source)) {
      write(vectors, 0, 10);
      assertServed(vectors, 0, 10);
      assertThat(source.asked()).isEqualTo(10);
    }
  }

  @Test
  void othersCannotReadTheFile() throws IOException {
    create().close();
    if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void anInterruptedThreadReadsAndWritesAndStaysInterrupted() {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 10);
    }
    try (MappedVectors vectors = open()) {
      Thread.currentThread().interrupt();
      assertServed(vectors, 0, 10);
      write(vectors, 10, 300);
      assertThat(Thread.interrupted()).isTrue();
      assertServed(vectors, 0, 300);
      assertThat(source.asked()).isZero();
    }
  }

  @Test
  void threadsThatAreInterruptedAtAnyTimeDoNotDisturbOthers() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (MappedVectors vectors = create()) {
      Future<?> writer = pool.submit(() -> write(vectors, 0, 20_000));
      Future<?> disturbed =
          pool.submit(
              () -> {
                for (int slot = 20_000; slot < 30_000; slot++) {
                  Thread.currentThread().interrupt();
                  write(vectors, slot, slot + 1);
                }
              });
      writer.get();
      disturbed.get();
      assertServed(vectors, 0, 30_000);
      assertThat(source.asked()).isZero();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void manyThreadsWriteAndReadDifferentSlots() throws Exception {
    int threads = 4;
    int count = 8_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (MappedVectors vectors = create()) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int offset = thread;
        work.add(
            pool.submit(
                () -> {
                  for (int slot = offset; slot < count; slot += threads) {
                    write(vectors, slot, slot + 1);
                    int earlier = offset + (slot / 2 - offset) / threads * threads;
                    assertServed(vectors, Math.max(offset, earlier), Math.max(offset, earlier) + 1);
                  }
                }));
      }
      for (Future<?> each : work) {
        each.get();
      }
      assertServed(vectors, 0, count);
      assertThat(source.asked()).isZero();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void manyThreadsCheckTheSameRecordsOfADamagedFile() throws Exception {
    try (MappedVectors vectors = create()) {
      write(vectors, 0, 500);
    }
    for (int slot = 0; slot < 500; slot += 3) {
      flip(HEADER + slot * STRIDE + 17);
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (MappedVectors vectors = open()) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        work.add(pool.submit(() -> assertServed(vectors, 0, 500)));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    try (MappedVectors vectors = open()) {
      assertServed(vectors, 0, 500);
      assertThat(vectors.mended()).isZero();
    }
  }

  @Test
  void refusesToServeOnceClosed() {
    MappedVectors vectors = create();
    write(vectors, 0, 10);
    vectors.close();
    assertThatThrownBy(() -> vectors.read(0, 0, new float[DIMENSION]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file().toString());
    assertThatThrownBy(() -> vectors.write(0, 0, source.of(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  private void assertBeginsAgain() {
    int asked = source.asked();
    try (MappedVectors vectors = open()) {
      assertServed(vectors, 0, 10);
      assertServed(vectors, 0, 10);
    }
    try (MappedVectors vectors = open()) {
      assertServed(vectors, 0, 10);
    }
    assertThat(source.asked()).isEqualTo(asked + 10);
  }

  private MappedVectors create() {
    return MappedVectors.create(file(), DIMENSION, source, SEGMENT);
  }

  private MappedVectors open() {
    return MappedVectors.open(file(), DIMENSION, source, SEGMENT);
  }

  private Path file() {
    return folder.resolve("vectors");
  }

  private void write(MappedVectors vectors, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      vectors.write(slot, slot, source.put(slot));
    }
  }

  private void assertServed(MappedVectors vectors, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      assertThat(read(vectors, slot, slot)).containsExactly(source.of(slot));
    }
  }

  private static float[] read(MappedVectors vectors, int slot, long id) {
    float[] into = new float[DIMENSION];
    assertThat(vectors.read(slot, id, into)).isTrue();
    return into;
  }

  private void flip(long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) ~one.get(0)).rewind();
      channel.write(one, position);
    }
  }
}
