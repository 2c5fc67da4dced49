package io.astraflow.core.internal.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that prints what could not be read of a document. */
final class NotesOf {
  private NotesOf() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("notes");
    ParsedDocument parsed = new Documents(folder).parse(Path.of(arguments[0]));
    Files.delete(folder);
    String line = parsed.ocrMissing() + " " + parsed.notes() + "\n";
    System.out.write(line.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
