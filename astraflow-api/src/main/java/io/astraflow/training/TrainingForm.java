package io.astraflow.training;

/** The form of a line of training data, which is a JSON object. */
public enum TrainingForm {
  /** OpenAI's: {@code {"messages": [{"role": "user", "content": "…"}, …]}}. */
  OPENAI,
  /**
   * ChatML: {@code {"text": "<|im_start|>user\n…<|im_end|>\n…"}}. In what was said, each {@code <|}
   * becomes {@code < |}, so that no text can end its turn.
   */
  CHATML
}
