package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of its own; where none can be mounted the test is skipped. */
record SmallDisk(Path folder) implements AutoCloseable {
  static SmallDisk mount(Path folder, String size) throws IOException {
    int code = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    assumeTrue(code == 0, "needs the right to mount a small file system");
    return new SmallDisk(folder);
  }

  void resize(String size) throws IOException {
    assertThat(run("mount", "-o", "remount,size=" + size, folder.toString())).isZero();
  }

  @Override
  public void close() throws IOException {
    assertThat(run("umount", folder.toString())).isZero();
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join()
          .exitValue();
    } catch (IOException e) {
      assumeTrue(false, "needs the program " + command[0]);
      throw e;
    }
  }
}
