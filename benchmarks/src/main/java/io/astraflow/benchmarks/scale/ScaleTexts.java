package io.astraflow.benchmarks.scale;

import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Documents of {@value #CHUNKS_EACH} paragraphs, each of which becomes a chunk: its number, the
 * real text of that number, and other real texts until it is long enough. Written when they are
 * read, so that none is kept. Immutable.
 *
 * @param pool where the texts are from
 * @param first number of the first chunk
 * @param chunks how many there are; the last document may have fewer than the others
 */
record ScaleTexts(VectorPool pool, int first, int chunks) implements Source {
  static final int CHUNKS_EACH = 100;

  /** The most words of a chunk. Two paragraphs never fit into one. */
  static final int MOST_WORDS = 200;

  private static final int LEAST_WORDS = MOST_WORDS / 2 + 1;
  private static final int USUAL_WORDS = 130;
  private static final String PREFIX = "scale/";

  @Override
  public void forEach(Consumer<SourceDocument> action) {
    for (int from = first; from < first + chunks; from += CHUNKS_EACH) {
      int start = from;
      int end = Math.min(first + chunks, from + CHUNKS_EACH);
      action.accept(
          new SourceDocument(
              PREFIX + start,
              () -> new ByteArrayInputStream(document(start, end)),
              Optional.of("text/plain"),
              Map.of()));
    }
  }

  @Override
  public boolean covers(String documentSource) {
    return documentSource.startsWith(PREFIX);
  }

  /** Returns the number of a chunk that was made here. */
  static int numberOf(String chunk) {
    int space = chunk.indexOf(' ');
    return Integer.parseInt(chunk.substring(1, Math.max(1, space)));
  }

  private byte[] document(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int number = from; number < to; number++) {
      paragraph(number, text);
      text.append("\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void paragraph(int number, StringBuilder into) {
    List<String> texts = pool.texts();
    SplittableRandom random = new SplittableRandom(number);
    into.append('n').append(number);
    int words = 1 + append(texts.get(number % texts.size()), USUAL_WORDS, into);
    while (words < LEAST_WORDS) {
      String more = texts.get(random.nextInt(texts.size()));
      words += append(more, USUAL_WORDS - words, into);
    }
  }

  /** Appends at most so many words; returns how many there were. */
  private static int append(String text, int most, StringBuilder into) {
    String[] words = text.strip().split("\\s+", most + 1);
    int count = Math.min(words.length, most);
    for (int i = 0; i < count; i++) {
      into.append(' ').append(words[i]);
    }
    return count;
  }
}
