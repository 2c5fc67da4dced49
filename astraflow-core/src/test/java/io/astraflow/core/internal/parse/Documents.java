package io.astraflow.core.internal.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parses documents that tests make in memory, or find in a file. */
final class Documents {
  private final Path folder;
  private final DocumentParser parser;

  Documents(Path folder) {
    this(folder, ParseLimits.ofDefaults());
  }

  Documents(Path folder, ParseLimits limits) {
    this.folder = folder;
    this.parser = new DocumentParser(limits);
  }

  ParsedDocument parse(String name, byte[] bytes, String... passwords) throws InterruptedException {
    return parse(name, new Bytes(bytes, folder.resolve("input.bin")), passwords);
  }

  ParsedDocument parse(String name, String text) throws InterruptedException {
    return parse(name, text.getBytes(StandardCharsets.UTF_8));
  }

  ParsedDocument parse(Path file, String... passwords) throws InterruptedException {
    return parse(file.toString(), new OnDisk(file), passwords);
  }

  ParsedDocument parseAs(String mediaType, String name, byte[] bytes) throws InterruptedException {
    Content content = new Bytes(bytes, folder.resolve("input.bin"));
    return parser.parse(new ParseRequest(name, content, Optional.of(mediaType), List.of(), folder));
  }

  ParsedDocument parse(String name, Content content, String... passwords)
      throws InterruptedException {
    ParseRequest request =
        new ParseRequest(name, content, Optional.empty(), List.of(passwords), folder);
    return parser.parse(request);
  }

  static String text(ParsedDocument document) {
    return document.blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
  }

  private record Bytes(byte[] bytes, Path file) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public Path file() {
      try {
        return Files.write(file, bytes);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private record OnDisk(Path file) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long size() {
      return file.toFile().length();
    }
  }
}
