package io.astraflow.chat;

/**
 * One message of the user and its answer, which is written and stored whether anybody listens or
 * not.
 *
 * <pre>{@code
 * Turn turn = chat.say("Which optimiser did they use?");
 * try (TurnEvents events = turn.events()) {
 *   for (TurnEvent event : events) {
 *     if (event instanceof TurnEvent.Text text) {
 *       System.out.print(text.text());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public interface Turn {

  /** Returns the id of the answer, by which {@link Chat#turn} finds this turn again. */
  String id();

  /** Returns the events from the first one on, those that have happened included. */
  default TurnEvents events() {
    return events(0);
  }

  /**
   * Returns the events behind a position.
   *
   * @param after of the last event seen, 0 for none
   */
  TurnEvents events(long after);

  /**
   * Blocks until the answer is stored, complete or not, and returns it.
   *
   * @throws InterruptedException if the calling thread was interrupted; the turn goes on
   */
  ChatMessage await() throws InterruptedException;

  /**
   * Asks for the end of the turn, and returns at once. The answer is stored as cancelled with what
   * had arrived. Has no effect on a turn that has ended.
   */
  void cancel();
}
