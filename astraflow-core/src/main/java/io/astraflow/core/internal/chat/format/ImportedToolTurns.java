package io.astraflow.core.internal.chat.format;

import io.astraflow.model.Message;
import io.astraflow.model.Part;
import java.util.List;

/**
 * Checks the turns with tools of a message that is imported: they go into later prompts although no
 * reader sees them. Each is calls by the model, then the results of exactly these; text, pictures
 * and links have no place in them.
 */
final class ImportedToolTurns {
  private ImportedToolTurns() {}

  /**
   * Checks a list of turns.
   *
   * @param places where each of them stands
   */
  static void check(List<Message> turns, List<Fields> places) {
    for (int i = 0; i < turns.size(); i++) {
      if (i % 2 == 0) {
        checkCalls(turns.get(i), places.get(i));
        if (i + 1 == turns.size()) {
          throw places.get(i).unfit("no results follow these calls");
        }
      } else {
        checkResults(turns.get(i), turns.get(i - 1), places.get(i));
      }
    }
  }

  private static void checkCalls(Message turn, Fields at) {
    boolean fits =
        turn.role() == Message.Role.ASSISTANT
            && turn.parts().stream()
                .allMatch(part -> part instanceof Part.Call || part instanceof Part.Reasoning);
    if (!fits || calls(turn).isEmpty()) {
      throw at.unfit("calls by the ASSISTANT are expected, besides its reasoning nothing else");
    }
  }

  private static void checkResults(Message turn, Message before, Fields at) {
    boolean fits =
        turn.role() == Message.Role.TOOL
            && turn.parts().stream().allMatch(Part.Result.class::isInstance);
    if (!fits || !results(turn).equals(calls(before))) {
      throw at.unfit("the results of the calls before by a TOOL are expected, and nothing else");
    }
  }

  private static List<String> calls(Message turn) {
    return turn.parts().stream()
        .filter(Part.Call.class::isInstance)
        .map(part -> ((Part.Call) part).call().id())
        .sorted()
        .toList();
  }

  private static List<String> results(Message turn) {
    return turn.parts().stream()
        .map(part -> ((Part.Result) part).result().callId())
        .sorted()
        .toList();
  }
}
