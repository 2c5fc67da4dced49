package io.astraflow.core.internal.model.budget;

import io.astraflow.model.policy.Budget;
import java.util.Optional;

/**
 * Who pays for calls. Immutable.
 *
 * @param workspace whose budget it is
 * @param run the run that calls belong to; without one, each call is a run of its own
 * @param budget what they may use
 */
public record Account(String workspace, Optional<String> run, Budget budget) {}
