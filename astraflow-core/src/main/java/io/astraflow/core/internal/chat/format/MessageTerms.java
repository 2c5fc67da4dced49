package io.astraflow.core.internal.chat.format;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.LanguageDetection;
import io.astraflow.core.internal.text.Languages;
import io.astraflow.core.internal.text.QueryWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Messages and what is sought in them as terms. A message has those of its own language; since
 * those of one chat may be in several, and a few words do not tell theirs, a word is sought in the
 * form that it has in each of them.
 */
public final class MessageTerms {
  /** What people type has few words; more than these narrow nothing down. */
  private static final int MOST_WORDS = 64;

  private static final Analyzer ALL = new Analyzer(all());

  private MessageTerms() {}

  private static List<Language> all() {
    List<Language> languages = new ArrayList<>(List.of(Languages.UNKNOWN));
    languages.addAll(Languages.all());
    return languages;
  }

  /** Returns the terms of a message, separated by single spaces. */
  public static String of(String content) {
    return new Analyzer(List.of(LanguageDetection.of(content))).index(content);
  }

  /**
   * Returns for each of the first words of a search the terms that it may be kept as; function
   * words are left out unless there are no others. None where the text has no words.
   */
  public static List<Set<String>> sought(String text) {
    return ALL.words(text, false).stream().limit(MOST_WORDS).map(QueryWord::terms).toList();
  }
}
