package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.model.Message;
import io.astraflow.retrieval.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the user with its answer, which are repeated to the model together or not at all,
 * with the tools that were called in between. Immutable.
 *
 * @param question what the user said
 * @param answer what came of it
 */
public record Exchange(ChatMessage question, ChatMessage answer) {
  private static final Pattern NUMBER = Pattern.compile(" ?\\[(\\d{1,6})\\]");
  private static final String NO_ANSWER = "(no answer)";

  /** Returns the exchanges of a branch that ends with an answer, the oldest first. */
  public static List<Exchange> of(List<ChatMessage> branch) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 1; i < branch.size(); i++) {
      if (branch.get(i).role() == ChatRole.ASSISTANT) {
        exchanges.add(new Exchange(branch.get(i - 1), branch.get(i)));
      }
    }
    return exchanges;
  }

  /** Returns the turns of the conversation. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    messages.add(Message.user(question.content()));
    messages.addAll(answer.toolTurns());
    messages.add(Message.assistant(said()));
    return messages;
  }

  /** Returns the answer without the numbers of citations, which mean nothing in another turn. */
  String said() {
    Matcher numbers = NUMBER.matcher(answer.content());
    String text =
        numbers.replaceAll(
            number ->
                Integer.parseInt(number.group(1)) <= answer.citations().size()
                    ? ""
                    : Matcher.quoteReplacement(number.group()));
    return text.isBlank() ? NO_ANSWER : text;
  }

  /** Returns both for the rewriting of a query. */
  public Understanding.Turn turn() {
    return new Understanding.Turn(question.content(), said());
  }
}
