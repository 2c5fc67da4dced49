package io.astraflow.gemini;

import io.astraflow.model.ReasoningEffort;
import tools.jackson.core.JsonGenerator;

/** How a family of models is told how long to think. Immutable. */
sealed interface Thinking {

  /** Writes the one field that says it. */
  void write(ReasoningEffort effort, JsonGenerator json);

  /**
   * By a number of tokens, as Gemini 2.5 wants it; 1024, 8192 and 24576 are what Google itself
   * takes low, medium and high for.
   *
   * @param none as little as can be, when told not to think
   * @param minimal the least where thinking is on
   */
  record Budget(int none, int minimal) implements Thinking {
    private static final int LOW = 1024;
    private static final int MEDIUM = 8192;
    private static final int HIGH = 24576;

    @Override
    public void write(ReasoningEffort effort, JsonGenerator json) {
      json.writeNumberProperty("thinkingBudget", tokens(effort));
    }

    private int tokens(ReasoningEffort effort) {
      return switch (effort) {
        case NONE -> none;
        case MINIMAL -> minimal;
        case LOW -> LOW;
        case MEDIUM -> MEDIUM;
        case HIGH -> HIGH;
      };
    }
  }

  /**
   * By a level, as Gemini 3 wants it, which cannot be told not to think.
   *
   * @param least the least level
   * @param medium the one between low and high, where there is one
   */
  record Level(String least, String medium) implements Thinking {
    @Override
    public void write(ReasoningEffort effort, JsonGenerator json) {
      json.writeStringProperty("thinkingLevel", level(effort));
    }

    private String level(ReasoningEffort effort) {
      return switch (effort) {
        case NONE, MINIMAL -> least;
        case LOW -> "low";
        case MEDIUM -> medium;
        case HIGH -> "high";
      };
    }
  }
}
