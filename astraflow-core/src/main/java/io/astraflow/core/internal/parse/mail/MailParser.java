package io.astraflow.core.internal.parse.mail;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.archive.Unpacked;
import io.astraflow.core.internal.parse.html.HtmlParser;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import io.astraflow.core.internal.parse.text.TextBytes;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads messages (RFC 5322 with MIME) and mailboxes (mbox) with their attachments. */
public final class MailParser implements FormatParser {
  private static final int LARGEST = 64 << 20;
  private static final int DEEPEST = 12;
  private static final List<String> SHOWN = List.of("Subject", "From", "To", "Cc", "Date");

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    if (request.content().size() > LARGEST) {
      throw new InvalidInputException(
          "the mail has "
              + request.content().size()
              + " bytes, at most "
              + LARGEST
              + " can be read");
    }
    String text;
    try (InputStream in = request.content().open()) {
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    for (String message : messages(text.replace("\r\n", "\n"))) {
      message(request, MimeReader.part(message), into);
    }
  }

  private static List<String> messages(String text) {
    if (!text.startsWith("From ")) {
      return List.of(text);
    }
    List<String> messages = new ArrayList<>();
    for (String message : text.split("(?m)(?:\\A|(?<=\n)\n)From .*\n")) {
      if (!message.isBlank()) {
        messages.add(message.replaceAll("(?m)^>(>*From )", "$1"));
      }
    }
    return messages;
  }

  private static void message(ParseRequest request, MimePart message, Extraction into)
      throws IOException, InterruptedException {
    into.checkInterrupted();
    StringBuilder shown = new StringBuilder();
    for (String name : SHOWN) {
      String value = message.header(name.toLowerCase(Locale.ROOT));
      into.metadata(name.toLowerCase(Locale.ROOT), value);
      if (!value.isEmpty()) {
        shown.append(name).append(": ").append(value).append('\n');
      }
    }
    into.title(message.header("subject"));
    into.add(Block.Kind.PARAGRAPH, shown.toString());
    part(request, message, into, 0);
  }

  private static void part(ParseRequest request, MimePart part, Extraction into, int depth)
      throws IOException, InterruptedException {
    String type = part.mediaType();
    if (depth > DEEPEST) {
      into.note("parts nested more than " + DEEPEST + " deep were left out");
    } else if (type.equals("multipart/alternative")) {
      Optional<MimePart> best = best(parts(part, into));
      if (best.isPresent()) {
        part(request, best.get(), into, depth + 1);
      }
    } else if (type.startsWith("multipart/")) {
      for (MimePart inner : parts(part, into)) {
        part(request, inner, into, depth + 1);
      }
    } else if (part.isAttachment() || !type.startsWith("text/")) {
      attachment(request, part, into);
    } else {
      text(part, into);
    }
  }

  private static List<MimePart> parts(MimePart multipart, Extraction into) {
    return MimeReader.parts(multipart, into.budget().limits().entries());
  }

  // Plain text says the same as the page beside it, without its layout.
  private static Optional<MimePart> best(List<MimePart> alternatives) {
    for (MimePart part : alternatives) {
      if (part.mediaType().equals("text/plain") && !part.body().isBlank()) {
        return Optional.of(part);
      }
    }
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(alternatives.get(alternatives.size() - 1));
  }

  private static void text(MimePart part, Extraction into) throws InterruptedException {
    byte[] bytes = part.bytes();
    if (bytes.length == 0) {
      return;
    }
    String text =
        Charsets.named(part.parameter("charset"))
            .filter(charset -> !TextBytes.isUnicode(bytes))
            .map(charset -> TextBytes.decode(bytes, charset))
            .orElseGet(() -> TextBytes.decode(bytes));
    if (part.mediaType().equals("text/html")) {
      HtmlParser.add(text, into);
    } else {
      PlainTextParser.addGroups(text, Block.Kind.PARAGRAPH, 0, into);
    }
  }

  private static void attachment(ParseRequest request, MimePart part, Extraction into)
      throws IOException, InterruptedException {
    boolean picture = part.mediaType().startsWith("image/") && !part.header("content-id").isEmpty();
    if (picture) {
      return; // the message's decoration
    }
    String name = part.fileName().isEmpty() ? "attachment" : part.fileName();
    byte[] bytes = part.bytes();
    into.budget().spendExpanded(bytes.length);
    try (Unpacked unpacked = Unpacked.of(bytes, request.temporaryFolder())) {
      into.parseInner(request.within(name, unpacked, Optional.of(part.mediaType())));
    }
  }
}
