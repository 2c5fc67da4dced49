package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.index.SnapshotFile.Stamp;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  private static final Stamp STAMP = new Stamp("exact", "model-1", 384, 7);

  @TempDir Path folder;
  private Path path;
  private SnapshotFile file;

  @BeforeEach
  void open() {
    path = folder.resolve("index");
    file = new SnapshotFile(path);
  }

  @Test
  void givesBackWhatWasWritten() {
    assertThat(file.read(STAMP, DataInput::readLong)).isEmpty();
    write(42);
    assertThat(file.read(STAMP, DataInput::readLong)).contains(42L);
    write(43);
    assertThat(file.read(STAMP, DataInput::readLong)).contains(43L);
  }

  @Test
  void isReadableByItsOwnerAloneAndLeavesNothingBeside() throws IOException {
    write(42);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(path::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void noticesEveryFlippedBit() throws IOException {
    write(42);
    byte[] whole = Files.readAllBytes(path);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, flipped);
      assertThat(file.read(STAMP, DataInput::readLong)).as("bit %s", bit).isEmpty();
    }
  }

  @Test
  void noticesEveryLengthThatIsWrong() throws IOException {
    write(42);
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length <= whole.length + 64; length++) {
      if (length != whole.length) {
        Files.write(path, Arrays.copyOf(whole, length));
        assertThat(file.read(STAMP, DataInput::readLong)).as("length %s", length).isEmpty();
      }
    }
  }

  @Test
  void isNotUsedForAnotherIndex() {
    write(42);
    assertThat(read(new Stamp("other", "model-1", 384, 7))).isEmpty();
    assertThat(read(new Stamp("exact", "model-2", 384, 7))).isEmpty();
    assertThat(read(new Stamp("exact", "model-1", 385, 7))).isEmpty();
    assertThat(read(new Stamp("exact", "model-1", 384, 8))).contains(42L);
  }

  @Test
  void isNotUsedForAStoreThatIsOlder() {
    write(42);
    assertThat(read(new Stamp("exact", "model-1", 384, 6))).isEmpty();
  }

  @Test
  void isNotUsedWhenThePayloadIsNotWhatItsReaderExpects() {
    write(42);
    assertThat(file.read(STAMP, DataInput::readInt)).isEmpty();
    assertThat(
            file.<Integer>read(
                STAMP,
                in -> {
                  throw new IllegalStateException("no graph");
                }))
        .isEmpty();
  }

  @Test
  void isNeitherUsedNorDamagedInAnotherVersionOfTheFormat() throws IOException {
    write(42);
    assertThat(file.damage("model-1", 384, 7)).isEmpty();
    byte[] bytes = Files.readAllBytes(path);
    bytes[7]++;
    Files.write(path, bytes);
    assertThat(read(STAMP)).isEmpty();
    assertThat(file.damage("model-1", 384, 7)).isEmpty();
    bytes[0]++;
    Files.write(path, bytes);
    assertThat(file.damage("model-1", 384, 7))
        .hasValueSatisfying(m -> assertThat(m).contains("format"));
  }

  @Test
  void keepsTheOldOneWhenWritingFails() {
    write(42);
    boolean written =
        file.write(
            STAMP,
            out -> {
              out.writeLong(43);
              throw new IOException("No space left on device");
            });
    assertThat(written).isFalse();
    assertThat(read(STAMP)).contains(42L);
  }

  @Test
  void canBeDeletedTwice() {
    write(42);
    file.delete();
    file.delete();
    assertThat(path).doesNotExist();
  }

  private Optional<Long> read(Stamp expected) {
    return file.read(expected, DataInput::readLong);
  }

  private void write(long payload) {
    assertThat(file.write(STAMP, out -> out.writeLong(payload))).isTrue();
  }
}
