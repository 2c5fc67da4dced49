package io.astraflow.core.internal.parse.office;

import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.archive.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/** Parses what is attached to a message; pictures and parts inside a document stay out. */
final class Attachments implements EmbeddedDocumentExtractor {

  private final ParseRequest request;
  private final Metadata document;
  private final Extraction into;

  Attachments(ParseRequest request, Metadata document, Extraction into) {
    this.request = request;
    this.document = document;
    this.into = into;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    String kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
    boolean attached =
        kind == null || kind.equals(TikaCoreProperties.EmbeddedResourceType.ATTACHMENT.toString());
    return attached && name(metadata).contains(".") && !areOfArchive(document);
  }

  /** Whether a document that should be an office file is a plain archive to Tika. */
  static boolean areOfArchive(Metadata document) {
    return "application/zip".equals(document.get(Metadata.CONTENT_TYPE));
  }

  @Override
  public void parseEmbedded(
      InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws IOException {
    String name = name(metadata);
    boolean decoration =
        name.matches("(?i).*\\.(emf|wmf|png|jpe?g|gif|bmp|bin)")
            && !request.source().endsWith(".msg");
    if (decoration) {
      return;
    }
    try (Unpacked unpacked = Unpacked.of(in, into.budget(), request.temporaryFolder())) {
      into.parseInner(request.within(name, unpacked, Optional.empty()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the parse was interrupted");
    }
  }

  private static String name(Metadata metadata) {
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    return name == null ? "" : name;
  }
}
