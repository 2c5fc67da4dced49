package io.astraflow.retrieval;

/**
 * A literal quotation from a document. Immutable.
 *
 * @param documentId the document quoted
 * @param source that document's source
 * @param title that document's title
 * @param page counted from 1; 0 where the format has no pages
 * @param start offset of the quotation's first UTF-16 unit in the document's extracted text
 * @param end offset behind its last one
 * @param quote the extracted text from {@code start} to {@code end}, to the letter
 */
public record Citation(
    String documentId, String source, String title, int page, int start, int end, String quote) {

  /** Returns the citation on one line, such as {@code attention.pdf, page 7: "We used Adam"}. */
  @Override
  public String toString() {
    String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    String place = page > 0 ? name + ", page " + page : name;
    return place + ": \"" + quote.replaceAll("\\s+", " ").strip() + "\"";
  }
}
