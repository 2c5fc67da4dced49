package io.astraflow.store.sqlite.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Checks each published document's pages, chunks and vectors, one document after the other. */
public final class DocumentCheck {
  // Quantised models and float arithmetic leave a vector this near to the length of 1.
  private static final double LENGTH_TOLERANCE = 0.01;

  private final Handle handle;

  /** Checks what this connection reads. */
  public DocumentCheck(Handle handle) {
    this.handle = handle;
  }

  /** Passes each problem on as a sentence. */
  public void run(Consumer<String> problem) {
    List<Published> documents =
        handle
            .select(
                "SELECT d.id, c.dimension FROM document d JOIN collection c"
                    + " ON c.id = d.collection_id WHERE d.published_sha256 IS NOT NULL"
                    + " ORDER BY d.id")
            .map((row, context) -> new Published(row.getLong(1), row.getInt(2)))
            .list();
    for (Published document : documents) {
      String text = text(document, problem);
      handle
          .select(
              "SELECT c.id, c.start_offset, c.end_offset, c.text, v.vector FROM chunk c"
                  + " LEFT JOIN chunk_vector v ON v.chunk_id = c.id WHERE c.document_id = ?",
              document.id())
          .map((row, context) -> chunkProblem(row, text, document.dimension()))
          .filter(sentence -> !sentence.isEmpty())
          .forEach(problem);
    }
  }

  private String text(Published document, Consumer<String> problem) {
    StringBuilder text = new StringBuilder();
    handle
        .select(
            "SELECT ordinal, start_offset, text FROM document_page WHERE document_id = ?"
                + " ORDER BY ordinal",
            document.id())
        .map((row, context) -> new Page(row.getInt(2), StoredText.read(row, "text")))
        .forEach(
            page -> {
              if (page.start() != text.length()) {
                problem.accept(
                    "A page of document " + document.id() + " does not begin where it says.");
              }
              text.append(page.text());
            });
    return text.toString();
  }

  private static String chunkProblem(ResultSet row, String text, int dimension)
      throws SQLException {
    String chunk = "Chunk " + row.getLong("id");
    int start = row.getInt("start_offset");
    String expected = StoredText.read(row, "text");
    if (!text.startsWith(expected, start)
        || start + expected.length() != row.getInt("end_offset")) {
      return chunk + " is not its document's text at its offsets.";
    }
    byte[] bytes = row.getBytes("vector");
    return bytes == null ? "" : vectorProblem(chunk, bytes, dimension);
  }

  private static String vectorProblem(String chunk, byte[] bytes, int dimension) {
    if (bytes.length != dimension * Float.BYTES) {
      return chunk + " has a vector of " + bytes.length + " bytes for " + dimension + " numbers.";
    }
    double square = 0;
    for (float number : StoredVector.decode(bytes)) {
      square += (double) number * number;
    }
    // Neither infinity nor NaN passes this comparison.
    return Math.abs(Math.sqrt(square) - 1) <= LENGTH_TOLERANCE
        ? ""
        : chunk + " has a vector whose length is " + Math.sqrt(square) + " and not 1.";
  }

  private record Published(long id, int dimension) {}

  private record Page(int start, String text) {}
}
