package io.astraflow.core.internal.parse.office;

import org.apache.tika.config.TikaConfig;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;

/** Tika's parsers, as far as they are on the class path. Safe for use by many threads. */
final class TikaPackage {
  private static final String WORD = "application/msword";

  /** Loading the parsers takes a second, and many processes never meet an office document. */
  private static final class OnFirstUse {
    private static final TikaPackage LOADED = new TikaPackage();
  }

  private final AutoDetectParser parser = new AutoDetectParser(TikaConfig.getDefaultConfig());

  private TikaPackage() {}

  /** The parsers, loaded on the first call. */
  static TikaPackage loaded() {
    return OnFirstUse.LOADED;
  }

  /** The parser of everything that is on the class path. */
  AutoDetectParser parser() {
    return parser;
  }

  /** Whether Tika's parser package is on the class path. */
  boolean isPresent() {
    return parser.getSupportedTypes(new ParseContext()).contains(MediaType.parse(WORD));
  }
}
