package io.astraflow.core.internal.chat.grounds;

import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.answer.Grounded;
import io.astraflow.core.internal.answer.GroundedAnswers;
import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.understanding.QueryUnderstanding;
import io.astraflow.core.internal.retrieval.understanding.Understood;
import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in several collections for what fits a message. A short one is rewritten once; since scores
 * of two collections cannot be compared, their passages take turns, best first. Safe for use by
 * many threads.
 */
public final class GroundSearch {
  /** A longer message says what it is about at its beginning, or cannot be searched for at all. */
  private static final int MOST_CHARACTERS = 4_000;

  /** What a rewritten query may have, so that every embedding model reads it. */
  private static final int REWRITTEN_CHARACTERS = 600;

  private final ChatCollections collections;
  private final LimitedCalls calls;

  /**
   * Creates a search.
   *
   * @param calls run the model that rewrites
   */
  public GroundSearch(ChatCollections collections, LimitedCalls calls) {
    this.collections = collections;
    this.calls = calls;
  }

  /** Looks in all collections that are there. */
  public Ground look(Looking looking) throws InterruptedException {
    if (looking.collections().isEmpty()) {
      return new Ground(looking.message(), List.of(), Optional.empty(), List.of());
    }
    Set<TurnNotice> notices = new LinkedHashSet<>();
    Query query = query(looking, notices);
    List<List<Located>> found = new ArrayList<>();
    Optional<GroundedAnswers> extractive = Optional.empty();
    for (String name : looking.collections()) {
      Optional<GroundedAnswers> collection = collections.find(name);
      Optional<List<Located>> relevant =
          collection.isPresent() ? look(name, collection.get(), query, notices) : Optional.empty();
      if (relevant.isPresent()) {
        extractive = extractive.or(() -> collection);
        found.add(relevant.get());
      } else {
        notices.add(gone(name));
      }
    }
    return new Ground(
        query.text(), takingTurns(found, looking.most()), extractive, List.copyOf(notices));
  }

  private Query query(Looking looking, Set<TurnNotice> notices) throws InterruptedException {
    Query plain =
        Query.of(clipped(looking.message(), notices))
            .withTopK(looking.most())
            .withFilter(looking.filter());
    boolean isLong = looking.message().length() > REWRITTEN_CHARACTERS; // and says enough by itself
    if (looking.model().isEmpty() || looking.history().isEmpty() || isLong) {
      return plain;
    }
    Understood understood =
        new QueryUnderstanding(looking.model().get(), calls)
            .of(
                plain.withHistory(looking.history()),
                text -> text.length() <= REWRITTEN_CHARACTERS);
    understood.notices().forEach(notice -> notices.add(of(notice)));
    return plain.withText(understood.text());
  }

  private static String clipped(String message, Set<TurnNotice> notices) {
    if (message.length() > MOST_CHARACTERS) {
      notices.add(
          new TurnNotice(
              TurnNotice.Kind.RETRIEVAL,
              "The message is long: passages were looked for by its first %,d characters."
                  .formatted(MOST_CHARACTERS)));
    }
    return Delimited.clipped(message, MOST_CHARACTERS);
  }

  /** Looks in one collection; empty where it was deleted meanwhile. */
  private Optional<List<Located>> look(
      String name, GroundedAnswers collection, Query query, Set<TurnNotice> notices)
      throws InterruptedException {
    try {
      Grounded grounded = found(collection, query, notices);
      grounded.notices().forEach(notice -> notices.add(of(notice)));
      return Optional.of(
          grounded.relevant().stream().map(passage -> new Located(name, passage)).toList());
    } catch (IllegalStateException e) {
      if (collections.find(name).isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Grounded found(GroundedAnswers collection, Query query, Set<TurnNotice> notices)
      throws InterruptedException {
    try {
      return collection.find(query);
    } catch (InvalidInputException e) {
      // Longer than the embedding model reads, unless the words alone are refused as well.
      Grounded byWords = collection.find(query.withMode(SearchMode.LEXICAL));
      notices.add(
          new TurnNotice(
              TurnNotice.Kind.RETRIEVAL,
              "Passages were looked for by the message's words alone. " + e.getMessage()));
      return byWords;
    }
  }

  private static List<Located> takingTurns(List<List<Located>> found, int most) {
    List<Located> all = new ArrayList<>();
    for (int rank = 0; rank < most; rank++) {
      for (List<Located> one : found) {
        if (rank < one.size() && all.size() < most) {
          all.add(one.get(rank));
        }
      }
    }
    return all;
  }

  private static TurnNotice of(Notice notice) {
    return new TurnNotice(TurnNotice.Kind.RETRIEVAL, notice.message());
  }

  private static TurnNotice gone(String name) {
    return new TurnNotice(
        TurnNotice.Kind.COLLECTION_GONE,
        "The collection '%s' is gone and was not searched: take it out of the chat's settings."
            .formatted(name));
  }
}
