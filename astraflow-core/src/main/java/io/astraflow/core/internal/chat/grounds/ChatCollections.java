package io.astraflow.core.internal.chat.grounds;

import io.astraflow.core.internal.answer.GroundedAnswers;
import java.util.Optional;

/** The collections of one workspace. Safe for use by many threads. */
@FunctionalInterface
public interface ChatCollections {

  /** Returns what answers from the collection of this name; empty where there is none. */
  Optional<GroundedAnswers> find(String name);
}
