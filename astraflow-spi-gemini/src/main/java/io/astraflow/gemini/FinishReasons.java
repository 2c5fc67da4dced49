package io.astraflow.gemini;

import io.astraflow.model.FinishReason;

/** What the service's reasons for ending a reply mean. */
final class FinishReasons {
  private FinishReasons() {}

  /** Returns a reason; one that is not known is {@link FinishReason#OTHER}. */
  static FinishReason of(String spelled, boolean calls) {
    return switch (spelled) {
      case "STOP" -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          FinishReason.BLOCKED;
      default -> FinishReason.OTHER;
    };
  }
}
