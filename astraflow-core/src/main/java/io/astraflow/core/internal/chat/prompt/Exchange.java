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
  /** A citation, or code, which has none. Behind a letter, it is an element of an array. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "```.*?(?:```|\\z)|`[^`\\n]*`|(?: |(?<![A-Za-z0-9_]))\\[(\\d{1,6})\\]", Pattern.DOTALL);

  private static final String NO_ANSWER = "(no answer)";

  /** Returns the exchanges of a branch, the oldest first; a message may have no answer. */
  public static List<Exchange> of(List<ChatMessage> branch) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < branch.size(); i++) {
      ChatMessage question = branch.get(i);
      if (question.role() == ChatRole.USER) {
        boolean last = i + 1 == branch.size() || branch.get(i + 1).role() == ChatRole.USER;
        exchanges.add(last ? unanswered(question) : new Exchange(question, branch.get(i + 1)));
      }
    }
    return exchanges;
  }

  // What has no message of its own has the id of the question, which summaries can name.
  private static Exchange unanswered(ChatMessage question) {
    return new Exchange(
        question, ChatMessage.begun(question.id(), question.id(), question.createdAt()));
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
                number.group(1) != null
                        && Integer.parseInt(number.group(1)) <= answer.citations().size()
                    ? ""
                    : Matcher.quoteReplacement(number.group()));
    return text.isBlank() ? NO_ANSWER : text;
  }

  /** Returns both for the rewriting of a query. */
  public Understanding.Turn turn() {
    return new Understanding.Turn(question.content(), said());
  }
}
