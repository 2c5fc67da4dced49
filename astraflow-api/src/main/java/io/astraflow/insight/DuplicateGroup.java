package io.astraflow.insight;

import java.util.List;

/**
 * Documents that say the same, or nearly. Immutable.
 *
 * @param documents two or more, ordered by source; each is as similar as asked to at least one of
 *     the others
 */
public record DuplicateGroup(List<Member> documents) {

  /** Copies the list. */
  public DuplicateGroup {
    documents = List.copyOf(documents);
  }

  /**
   * One of the documents. Immutable.
   *
   * @param documentId its id
   * @param source where it came from
   * @param title its title
   * @param similarity the estimated Jaccard similarity to the first of the group, 0 to 1; 1 for the
   *     first itself
   * @param identical whether its text is the first's to the letter
   */
  public record Member(
      String documentId, String source, String title, double similarity, boolean identical) {}
}
