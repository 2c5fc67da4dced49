package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunker;
import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.core.internal.parse.ParsedDocument;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;

/**
 * What turns one collection's bytes into chunks with vectors. Immutable.
 *
 * @param parser extracts text
 * @param chunker cuts it
 * @param model embeds it
 */
public record Pipeline(DocumentParser parser, Chunker chunker, EmbeddingAdapter model) {
  private static final String WITHOUT_OCR = "|without tesseract";

  /** Returns what changes whenever the same bytes could give other chunks or vectors. */
  public String fingerprint() {
    return String.join(
        "|",
        parser.fingerprint(),
        chunker.fingerprint(),
        Analyzer.FINGERPRINT,
        model.fingerprint());
  }

  /** Returns the fingerprint that a version carries. */
  String fingerprintOf(ParsedDocument parsed) {
    return parsed.ocrMissing() ? fingerprint() + WITHOUT_OCR : fingerprint();
  }

  /** Returns whether a version with this fingerprint is what the same bytes would become now. */
  boolean isCurrent(String versionFingerprint) throws InterruptedException {
    return versionFingerprint.equals(fingerprint())
        || (versionFingerprint.equals(fingerprint() + WITHOUT_OCR) && !parser.canReadPictures());
  }
}
