package io.astraflow.onnx;

import java.util.Arrays;
import java.util.Map;

/**
 * Turns text into the token ids of uncased BERT models, exactly as Hugging Face's tokenizer does.
 *
 * <p>Control characters are removed, accents stripped, letters lowered; words end at white space,
 * punctuation and Chinese characters stand alone, and each word is cut into the pieces of the
 * vocabulary. A special token written in the text, such as {@code [SEP]}, is that token. A
 * surrogate without its partner is removed.
 *
 * <p>Immutable.
 */
final class BertTokenizer {
  private static final int ASCII = 0x80;

  private final WordPieces pieces;
  private final int opening;
  private final int closing;

  BertTokenizer(WordPieces pieces) {
    this.pieces = pieces;
    this.opening = pieces.specialToken("[CLS]");
    this.closing = pieces.specialToken("[SEP]");
  }

  /** Counts the tokens of a text, without those that {@link #encode} adds around it. */
  int count(String text) {
    TokenIds tokens = TokenIds.counting();
    tokenize(text, tokens);
    return tokens.size();
  }

  /**
   * Returns the text's token ids between the opening and the closing token, at most {@code
   * maxTokens} with these two.
   */
  long[] encode(String text, int maxTokens) {
    TokenIds tokens = TokenIds.first(maxTokens - 2);
    tokenize(text, tokens);
    return tokens.between(opening, closing);
  }

  /**
   * Returns the ids of two texts that are read together, at most {@code maxTokens} with the special
   * ones: the end of {@code second} is cut, and of {@code first} what is longer than half.
   */
  TokenPair encodePair(String first, String second, int maxTokens) {
    int room = maxTokens - 3;
    TokenIds firstIds = TokenIds.first((room + 1) / 2);
    tokenize(first, firstIds);
    TokenIds secondIds = TokenIds.first(room - firstIds.size());
    tokenize(second, secondIds);
    int behindFirst = firstIds.size() + 2;
    long[] ids = new long[behindFirst + secondIds.size() + 1];
    long[] types = new long[ids.length];
    ids[0] = opening;
    firstIds.copyTo(ids, 1);
    ids[behindFirst - 1] = closing;
    secondIds.copyTo(ids, behindFirst);
    ids[ids.length - 1] = closing;
    Arrays.fill(types, behindFirst, types.length, 1);
    return new TokenPair(ids, types);
  }

  private void tokenize(String text, TokenIds tokens) {
    Segment segment = new Segment(pieces, tokens);
    int i = 0;
    while (i < text.length() && !tokens.full()) {
      char character = text.charAt(i);
      i =
          character < ASCII
              ? readAscii(text, i, character, segment, tokens)
              : readOther(text, i, segment);
    }
    segment.end();
  }

  private int readAscii(String text, int at, char character, Segment segment, TokenIds tokens) {
    switch (CharacterClasses.of(character)) {
      case CharacterClasses.WORD -> segment.appendNormalized(lower(character));
      case CharacterClasses.SPACE -> segment.end();
      case CharacterClasses.ISOLATED -> {
        segment.end();
        int end = character == '[' ? addSpecialToken(text, at, tokens) : at;
        if (end > at) {
          return end;
        }
        segment.appendNormalized(character);
        segment.end();
      }
      default -> {
        // a dropped control character
      }
    }
    return at + 1;
  }

  private static int readOther(String text, int at, Segment segment) {
    int codePoint = text.codePointAt(at);
    switch (CharacterClasses.of(codePoint)) {
      case CharacterClasses.WORD, CharacterClasses.MARK -> segment.append(codePoint);
      case CharacterClasses.SPACE -> segment.end();
      case CharacterClasses.ISOLATED -> {
        segment.end();
        appendIsolated(codePoint, segment);
        segment.end();
      }
      default -> {
        // a dropped format or private-use character, or half a surrogate pair
      }
    }
    return at + Character.charCount(codePoint);
  }

  private static void appendIsolated(int codePoint, Segment segment) {
    if (isUnchangedByNormalization(codePoint)) {
      segment.appendNormalized((char) codePoint);
    } else {
      segment.append(codePoint);
    }
  }

  /** Says so of the common part of isolated characters: dashes, quotes, Chinese. */
  private static boolean isUnchangedByNormalization(int codePoint) {
    return (codePoint >= 0x2010 && codePoint <= 0x205E)
        || (codePoint >= 0x3001 && codePoint <= 0x9FFF);
  }

  /** Returns the end of the special token that begins here, or {@code at} if none does. */
  private int addSpecialToken(String text, int at, TokenIds tokens) {
    for (Map.Entry<String, Integer> special : pieces.specialTokens().entrySet()) {
      if (text.startsWith(special.getKey(), at)) {
        tokens.add(special.getValue());
        return at + special.getKey().length();
      }
    }
    return at;
  }

  private static char lower(char ascii) {
    return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii | 0x20) : ascii;
  }
}
