package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.understanding.Understood;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds what is searched for. Safe for use by many threads.
 *
 * @param vectors the semantic side
 */
record Wordings(SemanticSide vectors) {

  /** Returns whether a text can be searched for as the query asks. */
  boolean fits(Query query, String text) {
    return !wantsVectors(query) || vectors.fits(text);
  }

  /**
   * Returns all wordings, the query or its rewriting first. Where a hybrid search cannot embed
   * them, they are without vectors, and there is a notice.
   */
  List<Wording> of(Query query, Understood understood, List<Notice> notices)
      throws InterruptedException {
    if (!wantsVectors(query)) {
      return withoutVectors(understood);
    }
    try {
      return withVectors(understood);
    } catch (AstraFlowException e) {
      if (query.mode() != SearchMode.HYBRID || e instanceof InvalidInputException) {
        throw e;
      }
      notices.add(
          new Notice(
              Notice.Kind.LEXICAL_ONLY,
              "The semantic side failed: %s. Only the words were searched for."
                  .formatted(e.getMessage())));
      return withoutVectors(understood);
    }
  }

  private static boolean wantsVectors(Query query) {
    return query.mode() != SearchMode.LEXICAL || query.ranking().minimumCosine().isPresent();
  }

  private List<Wording> withVectors(Understood understood) throws InterruptedException {
    List<Wording> wordings = new ArrayList<>();
    String text = understood.text();
    wordings.add(
        new Wording(
            text,
            understood.answer().isPresent()
                ? vectors.embed(text, understood.answer().get())
                : vectors.embed(text)));
    for (String other : understood.others()) {
      wordings.add(new Wording(other, vectors.embed(other)));
    }
    return wordings;
  }

  private static List<Wording> withoutVectors(Understood understood) {
    List<Wording> wordings = new ArrayList<>();
    wordings.add(new Wording(understood.text(), null));
    understood.others().forEach(other -> wordings.add(new Wording(other, null)));
    return wordings;
  }
}
