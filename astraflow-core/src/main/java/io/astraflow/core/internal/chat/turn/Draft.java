package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.TurnNotice;
import io.astraflow.model.Message;
import io.astraflow.retrieval.Citation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An answer while it is written; for the thread that writes it. */
final class Draft {
  private final ChatMessage begun;
  private final List<Message> toolTurns = new ArrayList<>();
  private final Set<TurnNotice> notices = new LinkedHashSet<>();
  private Optional<CountedModel> counted = Optional.empty();
  private Optional<String> model = Optional.empty();
  private List<ChatSource> sources = List.of();
  private List<Citation> citations = List.of();
  private Grounds grounds = Grounds.NOT_SOUGHT;
  private int dropped;

  Draft(ChatMessage begun) {
    this.begun = begun;
  }

  void countedBy(CountedModel calls) {
    counted = Optional.of(calls);
  }

  void writtenBy(String name) {
    model = Optional.of(name);
  }

  void given(List<ChatSource> passages) {
    sources = passages;
  }

  void cites(List<Citation> checked, int removed) {
    citations = checked;
    dropped = removed;
  }

  void restsOn(Grounds what) {
    grounds = what;
  }

  void ran(List<Message> turn) {
    toolTurns.addAll(turn);
  }

  void notice(TurnNotice notice) {
    notices.add(notice);
  }

  void notice(TurnNotice.Kind kind, String message) {
    notice(new TurnNotice(kind, message));
  }

  /** Returns the message as it stands. */
  ChatMessage message(MessageStatus status, String content, Optional<String> failure) {
    return new ChatMessage(
        begun.id(),
        begun.parent(),
        begun.role(),
        status,
        content,
        begun.createdAt(),
        model,
        counted.map(CountedModel::usage).orElse(begun.usage()),
        counted.flatMap(CountedModel::cost),
        grounds,
        sources,
        citations,
        dropped,
        toolTurns,
        List.copyOf(notices),
        failure,
        begun.rating());
  }
}
