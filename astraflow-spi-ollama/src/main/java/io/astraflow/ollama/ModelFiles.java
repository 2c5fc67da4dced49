package io.astraflow.ollama;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a model or an adapter consists of: one, or what a folder has of them. Those of a
 * folder are of one kind, since the server takes no mixture: its safetensors with what describes
 * them or, where it has none, its GGUF files.
 */
final class ModelFiles {
  private static final Pattern WEIGHTS = Pattern.compile("(?!\\.).*\\.safetensors");
  private static final Pattern DESCRIBED =
      Pattern.compile("(?!\\.).*\\.(safetensors|json)|tokenizer\\.model");
  private static final Pattern GGUF = Pattern.compile("(?!\\.).*\\.gguf");

  private ModelFiles() {}

  /**
   * Returns the files in the order of their names.
   *
   * @param path a file, or a folder of which the files directly in it count
   * @throws InvalidInputException if there are none, or one is a link that leads out of the folder
   */
  static List<Path> in(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> all = entries.filter(Files::isRegularFile).sorted().toList();
      List<Path> files =
          all.stream().anyMatch(file -> isNamed(file, WEIGHTS))
              ? all.stream().filter(file -> isNamed(file, DESCRIBED)).toList()
              : all.stream().filter(file -> isNamed(file, GGUF)).toList();
      if (files.isEmpty()) {
        throw new InvalidInputException(
            "The folder %s has no model: there is no file whose name ends in .safetensors or .gguf."
                .formatted(path));
      }
      for (Path file : files) {
        checkWithin(path, file);
      }
      return files;
    } catch (IOException e) {
      throw new InvalidInputException(
          "There is no file or folder %s that can be read (%s): check the path."
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  private static boolean isNamed(Path file, Pattern names) {
    return names.matcher(String.valueOf(file.getFileName())).matches();
  }

  private static void checkWithin(Path folder, Path file) throws IOException {
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new InvalidInputException(
          "The link %s leads out of its folder, and would send %s: copy the file into the folder."
              .formatted(file, file.toRealPath()));
    }
  }
}
