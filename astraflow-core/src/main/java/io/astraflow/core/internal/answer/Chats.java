package io.astraflow.core.internal.answer;

import io.astraflow.model.ModelAdapter;
import io.astraflow.retrieval.Question;
import java.util.Optional;

/** Chooses the language model that answers a question. */
@FunctionalInterface
public interface Chats {

  /**
   * Returns the model that the question names, or the one that is set; empty where neither is.
   *
   * @throws io.astraflow.error.ConfigurationException if the question names a model of a provider
   *     that is not installed
   */
  Optional<ModelAdapter> of(Question question);
}
