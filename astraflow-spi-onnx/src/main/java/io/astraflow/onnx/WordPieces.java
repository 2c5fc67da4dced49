package io.astraflow.onnx;

import java.util.Map;

/**
 * Cuts a word into the longest pieces of a vocabulary, from left to right.
 *
 * <p>A word that cannot be cut, or of more than {@value #MAX_CHARACTERS} characters, is one unknown
 * token. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1609.08144">Wu et al. 2016, section 4.1</a>
 */
final class WordPieces {
  static final int MAX_CHARACTERS = 100;

  private static final String CONTINUATION = "##";

  private final PieceTrie pieces;
  private final int continuation;
  private final int unknown;
  private final Map<String, Integer> specialTokens;

  WordPieces(PieceTrie pieces, Map<String, Integer> specialTokens) {
    this.pieces = pieces;
    this.specialTokens = Map.copyOf(specialTokens);
    this.continuation = pieces.node(CONTINUATION);
    this.unknown = specialToken("[UNK]");
  }

  /** Returns the tokens that have an id of their own wherever they stand in a text. */
  Map<String, Integer> specialTokens() {
    return specialTokens;
  }

  /** Returns the id of a special token. */
  int specialToken(String token) {
    Integer id = specialTokens.get(token);
    if (id == null) {
      throw new IllegalArgumentException("No special token " + token + " among " + specialTokens);
    }
    return id;
  }

  /** Adds the ids of the word in the first {@code length} characters. */
  void add(char[] word, int length, TokenIds tokens) {
    if (length > MAX_CHARACTERS && Character.codePointCount(word, 0, length) > MAX_CHARACTERS) {
      tokens.add(unknown);
      return;
    }
    int before = tokens.size();
    int start = 0;
    int from = PieceTrie.ROOT;
    while (start < length) {
      start = addLongest(word, start, length, from, tokens);
      from = continuation;
      if (start < 0) {
        tokens.cutTo(before);
        tokens.add(unknown);
        return;
      }
    }
  }

  /** Returns the end of the longest piece, or -1 if there is none. */
  private int addLongest(char[] word, int start, int length, int from, TokenIds tokens) {
    int node = from;
    int end = -1;
    int id = PieceTrie.NONE;
    for (int i = start; i < length; i++) {
      node = pieces.child(node, word[i]);
      if (node == PieceTrie.ROOT) {
        break;
      }
      if (pieces.id(node) != PieceTrie.NONE) {
        id = pieces.id(node);
        end = i + 1;
      }
    }
    if (end >= 0) {
      tokens.add(id);
    }
    return end;
  }
}
