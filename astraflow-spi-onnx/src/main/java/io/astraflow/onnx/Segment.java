package io.astraflow.onnx;

import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A stretch of text between white space and punctuation, being gathered; then its words' pieces.
 *
 * <p>What stands on both sides never takes part in canonical reordering, so that decomposing the
 * stretch alone gives what decomposing the whole text would give. One thread at a time.
 */
final class Segment {
  private final WordPieces pieces;
  private final TokenIds tokens;
  private char[] characters = new char[64];
  private int length;
  private boolean normalized = true;

  Segment(WordPieces pieces, TokenIds tokens) {
    this.pieces = pieces;
    this.tokens = tokens;
  }

  /** Appends a character that is decomposed and in lower case already. */
  void appendNormalized(char character) {
    if (length == characters.length) {
      characters = Arrays.copyOf(characters, 2 * length);
    }
    characters[length++] = character;
  }

  /** Appends any character. */
  void append(int codePoint) {
    normalized = false;
    if (Character.isBmpCodePoint(codePoint)) {
      appendNormalized((char) codePoint);
    } else {
      appendNormalized(Character.highSurrogate(codePoint));
      appendNormalized(Character.lowSurrogate(codePoint));
    }
  }

  /** Ends the segment: adds its tokens and begins the next one. */
  void end() {
    if (normalized) {
      endWord();
      return;
    }
    String decomposed =
        Normalizer.normalize(CharBuffer.wrap(characters, 0, length), Normalizer.Form.NFD);
    length = 0;
    int i = 0;
    while (i < decomposed.length()) {
      int codePoint = decomposed.codePointAt(i);
      i += Character.charCount(codePoint);
      addDecomposed(codePoint);
    }
    endWord();
    normalized = true;
  }

  private void addDecomposed(int codePoint) {
    byte characterClass = CharacterClasses.of(codePoint);
    if (characterClass == CharacterClasses.MARK) {
      return;
    }
    boolean isolated = characterClass == CharacterClasses.ISOLATED;
    if (isolated) {
      endWord();
    }
    append(Character.toLowerCase(codePoint));
    if (isolated) {
      endWord();
    }
  }

  private void endWord() {
    if (length > 0) {
      pieces.add(characters, length, tokens);
      length = 0;
    }
  }
}
