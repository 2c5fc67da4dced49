package io.astraflow.cli.chat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** The command about the ways that a chat went from each message of its current branch. */
record BranchCommands(Conversation conversation) {
  private static final int SHOWN = 60;

  private record Way(ChatMessage message, boolean current) {}

  void branches(String chosen) {
    List<Way> ways = ways();
    if (ways.isEmpty()) {
      conversation.out().println("The chat has one branch.");
    } else if (chosen.isEmpty()) {
      print(ways);
    } else {
      Way way = ways.get(number(chosen, ways.size()) - 1);
      conversation.chat().select(way.message().id());
      new AnswerCommands(conversation).showHistory();
    }
  }

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    List<ChatMessage> alternatives = conversation.chat().beginnings();
    for (ChatMessage message : conversation.chat().messages()) {
      if (alternatives.size() > 1) {
        alternatives.forEach(way -> ways.add(new Way(way, way.id().equals(message.id()))));
      }
      alternatives = conversation.chat().continuations(message.id());
    }
    return ways;
  }

  private void print(List<Way> ways) {
    int number = 1;
    for (Way way : ways) {
      conversation
          .out()
          .println(
              "%s%3d  %s: %s"
                  .formatted(
                      way.current() ? "*" : " ",
                      number,
                      way.message().role() == ChatRole.USER ? "You" : "Answer",
                      OneLine.of(way.message().content(), SHOWN)));
      number++;
    }
    conversation.out().println("/branches N goes on with one of them; * is current.");
  }

  private static int number(String text, int most) {
    if (text.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new InvalidInputException(
        "There is no branch \"%s\": choose from 1 to %d.".formatted(text, most));
  }
}
