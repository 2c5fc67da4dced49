package io.astraflow.core.internal.parse.office;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FileName;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.Reasons;
import io.astraflow.core.internal.parse.TemporaryFolder;
import io.astraflow.core.internal.parse.html.MarkupBlocks;
import io.astraflow.error.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.PasswordProvider;
import org.xml.sax.SAXException;

/** Reads office documents and Outlook messages through Tika's parser package. */
public final class OfficeParser implements FormatParser {
  private final String family;

  /** Creates a parser; the family names the documents in messages: {@code Word documents}. */
  public OfficeParser(String family) {
    this.family = family;
  }

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    if (!TikaPackage.loaded().isPresent()) {
      throw new InvalidInputException(
          family
              + " need Tika's parser package: add"
              + " org.apache.tika:tika-parsers-standard-package:3.3.1");
    }
    Passwords passwords = new Passwords(request.passwords());
    do {
      try {
        parseOnce(request, mediaType, passwords, into);
        return;
      } catch (EncryptedDocumentException e) {
        // The next password may fit.
      }
    } while (passwords.next());
    throw new InvalidInputException(
        request.passwords().isEmpty()
            ? "encrypted: give its password"
            : "encrypted: none of the passwords given opens it");
  }

  private void parseOnce(
      ParseRequest request, String mediaType, Passwords passwords, Extraction into)
      throws IOException, InterruptedException, EncryptedDocumentException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, FileName.of(request.source()));
    ParseContext context = new ParseContext();
    context.set(PasswordProvider.class, passwords);
    context.set(EmbeddedDocumentExtractor.class, new Attachments(request, metadata, into));
    XhtmlEvents events = new XhtmlEvents(new MarkupBlocks(into));
    try (TemporaryResources resources = new TemporaryResources()) {
      resources.setTemporaryFileDirectory(request.temporaryFolder());
      try (TikaInputStream in =
          TikaInputStream.get(request.content().file(), metadata, resources)) {
        TikaPackage.loaded().parser().parse(in, events, metadata, context);
      }
      checkFormat(metadata, mediaType);
    } catch (EncryptedDocumentException e) {
      throw e;
    } catch (TikaException | SAXException | RuntimeException e) {
      into.checkInterrupted();
      TemporaryFolder.rethrow(request.temporaryFolder(), e);
      failed(mediaType, e, into);
    }
    describe(metadata, into);
  }

  // Of an office file that is cut Tika sees no more than an archive, whose parts are no text.
  private static void checkFormat(Metadata metadata, String mediaType) {
    if (Attachments.areOfArchive(metadata)) {
      throw new InvalidInputException(
          Reasons.damaged(mediaType, new EOFException("it ends early, or its parts are missing")));
    }
  }

  private static void failed(String mediaType, Exception e, Extraction into)
      throws EncryptedDocumentException {
    Throwable cause = e;
    while (cause != null) {
      if (cause instanceof EncryptedDocumentException encrypted) {
        throw encrypted;
      }
      if (cause instanceof InvalidInputException reason) {
        throw reason;
      }
      cause = cause.getCause();
    }
    if (into.isEmpty()) {
      throw new InvalidInputException(Reasons.damaged(mediaType, root(e)), e);
    }
    into.note("the document is damaged: the text after its damage was left out");
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void describe(Metadata metadata, Extraction into) {
    String title = metadata.get(TikaCoreProperties.TITLE);
    into.title(title == null ? "" : title);
    String author = metadata.get(TikaCoreProperties.CREATOR);
    into.metadata("author", author == null ? "" : author);
    String created = metadata.get(TikaCoreProperties.CREATED);
    into.metadata("created", created == null ? "" : created);
  }
}
