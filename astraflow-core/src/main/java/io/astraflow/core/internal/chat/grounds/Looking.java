package io.astraflow.core.internal.chat.grounds;

import io.astraflow.model.ModelAdapter;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Understanding;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for. Immutable.
 *
 * @param message what the user says
 * @param history what was said before, oldest first
 * @param collections where, by name
 * @param filter which documents
 * @param most the most passages
 * @param model rewrites the message by the history, if there is one
 */
public record Looking(
    String message,
    List<Understanding.Turn> history,
    List<String> collections,
    Filter filter,
    int most,
    Optional<ModelAdapter> model) {}
