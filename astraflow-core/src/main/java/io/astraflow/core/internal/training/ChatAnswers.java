package io.astraflow.core.internal.training;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Rating;
import io.astraflow.retrieval.Citation;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Store;
import io.astraflow.training.TrainingPair;
import io.astraflow.training.TrainingSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pairs of the questions that chats begin with and the answers to them that were rated well. What
 * is said later may mean nothing without what was said before, which a pair does not have.
 *
 * @param store has the chats
 * @param workspace whose chats
 * @param messages returns the message of a row
 */
record ChatAnswers(Store store, String workspace, Function<ChatMessageRow, ChatMessage> messages)
    implements TrainingSource {
  private static final int CHATS_AT_ONCE = 100;
  private static final Pattern MARKER = Pattern.compile("[ \\t]*\\[(\\d{1,6})\\]");

  @Override
  public long forEach(Consumer<TrainingPair> action) throws InterruptedException {
    List<ChatRow> chats = page(Optional.empty());
    while (!chats.isEmpty()) {
      for (ChatRow chat : chats) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The reading of chats was interrupted");
        }
        ofChat(store.read(tx -> tx.chats().messages(chat.id())), action);
      }
      chats = page(Optional.of(chats.get(chats.size() - 1)));
    }
    return 0;
  }

  private List<ChatRow> page(Optional<ChatRow> behind) {
    return store.read(tx -> tx.chats().list(workspace, behind, CHATS_AT_ONCE));
  }

  private void ofChat(List<ChatMessageRow> rows, Consumer<TrainingPair> action) {
    Map<String, String> first = new HashMap<>();
    for (ChatMessageRow row : rows) { // what an answer follows was added before it
      if (row.role().equals(ChatRole.USER.name())) {
        if (row.parent().isEmpty()) {
          first.put(row.id(), row.content());
        }
      } else if (row.status().equals(MessageStatus.COMPLETE.name())) {
        ChatMessage answer = messages.apply(row);
        Optional<String> question = answer.parent().map(first::get);
        if (question.isPresent() && isGood(answer)) {
          action.accept(new TrainingPair(question.get(), text(answer), documents(answer)));
        }
      }
    }
  }

  private static boolean isGood(ChatMessage answer) {
    return answer.rating().filter(Rating.GOOD::equals).isPresent()
        && answer.grounds() != Grounds.REFUSED;
  }

  private static String text(ChatMessage answer) {
    String content = answer.content();
    int numbers = answer.citations().size();
    return MARKER
        .matcher(content)
        .replaceAll(
            found -> {
              int number = Integer.parseInt(found.group(1));
              boolean cites = number >= 1 && number <= numbers;
              return cites && !isInCode(content, found.start())
                  ? ""
                  : Matcher.quoteReplacement(found.group());
            });
  }

  /** Returns whether an element of an array may stand there: behind an odd number of backticks. */
  private static boolean isInCode(String content, int at) {
    return content.substring(0, at).chars().filter(c -> c == '`').count() % 2 == 1;
  }

  private static Set<String> documents(ChatMessage answer) {
    return answer.citations().isEmpty()
        ? answer.sources().stream().map(ChatSource::documentId).collect(Collectors.toSet())
        : answer.citations().stream().map(Citation::documentId).collect(Collectors.toSet());
  }
}
