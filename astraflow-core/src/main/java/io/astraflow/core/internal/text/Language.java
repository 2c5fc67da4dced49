package io.astraflow.core.internal.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;
import org.jspecify.annotations.Nullable;

/**
 * A language that texts are written in. Immutable.
 *
 * @param code ISO 639-1, such as {@code en}; {@value #UNDETERMINED} where it is not known
 * @param script what it is written in
 * @param functionWords frequent words that say little about what a text is about, in lower case
 * @param stemming what brings its words to their stems (Porter, "Snowball: A Language for Stemming
 *     Algorithms", 2001), if anything does
 */
public record Language(
    String code, UnicodeScript script, Set<String> functionWords, @Nullable ALGORITHM stemming) {

  /** The name under which a document's metadata has its language's code. */
  public static final String METADATA = "language";

  /** The code of texts whose language is not known (ISO 639-2, undetermined). */
  public static final String UNDETERMINED = "und";

  /** Copies the words. */
  public Language {
    functionWords = Set.copyOf(functionWords);
  }

  /** Returns whether this is {@link Languages#UNKNOWN}. */
  public boolean isUnknown() {
    return code.equals(UNDETERMINED);
  }
}
