package io.astraflow.chat;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Citation;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a turn, in this order: {@link Retrieved}, {@link Text} and tools, {@link Cited},
 * {@link UsageReported}, {@link Done}. Immutable.
 *
 * <p>Positions grow with each event: 1 for what was retrieved; {@value #A_CHARACTER} more for each
 * UTF-16 unit of text; one more for each tool, behind the text before it; and those of the last
 * three stand behind any text. So a stream can be resumed behind any event, also after the process
 * has ended and begun anew, and by a reader who has seen more text than a crash left in the store.
 * All fit in a double.
 */
public sealed interface TurnEvent {
  /** How far text moves the position for each UTF-16 unit; what lies between is for tools. */
  long A_CHARACTER = 1L << 16;

  /** What is greater than the position of any text or tool. */
  long BEHIND_TEXT = 1L << 50;

  /** Returns where in the turn this stands, to {@linkplain Turn#events(long) resume} behind it. */
  long position();

  /**
   * The passages, before anything is written; empty where there is no collection or nothing fits.
   *
   * @param position always 1
   * @param sources what the model gets
   */
  record Retrieved(long position, List<ChatSource> sources) implements TurnEvent {
    /** Copies the list. */
    public Retrieved {
      sources = List.copyOf(sources);
    }
  }

  /**
   * More of the answer, with citations checked.
   *
   * @param position behind its last character
   * @param text never empty
   */
  record Text(long position, String text) implements TurnEvent {}

  /**
   * A tool is called. Not told again to a stream that is resumed from the store.
   *
   * @param position behind the text and the tools before it
   * @param call what is called
   */
  record ToolCalled(long position, ToolCall call) implements TurnEvent {}

  /**
   * A tool has returned. Not told again to a stream that is resumed from the store.
   *
   * @param position behind the text and the tools before it
   * @param result what it gave back
   */
  record ToolReturned(long position, ToolResult result) implements TurnEvent {}

  /**
   * The citations.
   *
   * @param position always {@value #BEHIND_TEXT} and 1
   * @param citations in the order of their numbers
   * @param dropped how many were removed
   * @param grounds what the answer rests on
   */
  record Cited(long position, List<Citation> citations, int dropped, Grounds grounds)
      implements TurnEvent {
    /** Copies the list. */
    public Cited {
      citations = List.copyOf(citations);
    }
  }

  /**
   * What the turn took.
   *
   * @param position always {@value #BEHIND_TEXT} and 2
   * @param usage its tokens
   * @param cost what they cost, where known
   */
  record UsageReported(long position, Usage usage, Optional<Money> cost) implements TurnEvent {}

  /**
   * The last event: the message is stored, complete or not.
   *
   * @param position always {@value #BEHIND_TEXT} and 3
   * @param message the answer
   */
  record Done(long position, ChatMessage message) implements TurnEvent {}
}
