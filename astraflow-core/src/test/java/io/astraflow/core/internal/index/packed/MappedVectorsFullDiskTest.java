package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedVectorsFullDiskTest {
  private static final int COUNT = 10_000;

  @TempDir Path folder;
  private final VectorsById source = new VectorsById();

  @Test
  void readsFromTheSourceWhatTheDiskHasNoSpaceForUntilItHas() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/mount")), "needs a program that mounts file systems");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()),
        "needs the right to mount a small file system");
    try {
      try (MappedVectors vectors = MappedVectors.create(disk.resolve("v"), 5, source)) {
        for (int slot = 0; slot < COUNT; slot++) {
          vectors.write(slot, slot, source.put(slot));
        }
        assertServed(vectors);
        int missing = source.asked();
        assertThat(missing).isGreaterThan(COUNT / 2).isLessThan(COUNT);
        assertServed(vectors);
        assertThat(source.asked()).isEqualTo(2 * missing);
        assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        assertServed(vectors);
        assertThat(source.asked()).isEqualTo(3 * missing);
        assertServed(vectors);
        assertThat(source.asked()).isEqualTo(3 * missing);
      }
    } finally {
      // The file stays mapped until the garbage collector finds that nobody uses it.
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  private void assertServed(MappedVectors vectors) {
    float[] into = new float[5];
    for (int slot = 0; slot < COUNT; slot++) {
      assertThat(vectors.read(slot, slot, into)).isTrue();
      assertThat(into).containsExactly(source.of(slot));
    }
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .onExit()
            .join()
            .exitValue()
        == 0;
  }
}
