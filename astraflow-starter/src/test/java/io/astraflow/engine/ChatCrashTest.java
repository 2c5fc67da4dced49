package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.AstraFlow;
import io.astraflow.page.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they chat, at moments drawn from a seed that is reported. */
class ChatCrashTest {
  private static final int KILLS = 50;
  private static final Duration LONGEST = Duration.ofMillis(700);

  /** An answer that is being written is stored after two seconds, and takes six. */
  private static final int SLOW_KILLS = 4;

  private static final Duration SLOW_SHORTEST = Duration.ofMillis(2_500);
  private static final Duration SLOW_LONGEST = Duration.ofMillis(5_500);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Set<String> said = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  @TempDir Path data;

  @BeforeEach
  void reportSeed(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(seed));
  }

  @Test
  void losesAndDoublesNoMessageThatWasAcknowledged(TestReporter reporter) throws Exception {
    int halfWay = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      read(killed("chat", Duration.ZERO, LONGEST));
      halfWay += check("seed %d, kill %d".formatted(seed, kill));
    }
    reporter.publishEntry("answers cut", halfWay + " by " + KILLS + " kills");
    assertThat(said).as("messages said").hasSizeGreaterThan(KILLS / 2);
    assertThat(answered).isNotEmpty();
    assertThat(halfWay).as("answers that a kill cut").isPositive();
  }

  @Test
  void keepsWhatHadArrivedOfAnswersThatTakeTheirTime(TestReporter reporter) throws Exception {
    for (int kill = 1; kill <= SLOW_KILLS; kill++) {
      read(killed("slow chat", SLOW_SHORTEST, SLOW_LONGEST));
      check("seed %d, slow kill %d".formatted(seed, kill));
    }
    List<Integer> lengths = new ArrayList<>();
    try (AstraFlow astra = Engines.open(data)) {
      for (Chat chat : chats(astra)) {
        chat.messages().stream()
            .filter(message -> message.status() == MessageStatus.FAILED)
            .forEach(answer -> lengths.add(answer.content().length()));
      }
    }
    reporter.publishEntry("characters kept", lengths.toString());
    assertThat(lengths)
        .as("seed %d: characters of answers that a kill cut", seed)
        .anySatisfy(length -> assertThat(length).isBetween(1, EngineProcess.REPLY.length() - 1));
  }

  private String killed(String task, Duration shortest, Duration longest) throws Exception {
    try (ChildEngine child = ChildEngine.start(task, data)) {
      child.expect("started");
      child.expect("open");
      String said = shortest.isZero() ? "" : child.line() + "\n";
      child.endsWithin(Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos())));
      child.kill();
      return said + child.rest();
    }
  }

  // The last line may be cut: what was not told whole was not acknowledged.
  private void read(String output) {
    for (String line : output.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && words[2].equals(".")) {
        (words[0].equals("said") ? said : answered).add(words[1]);
      }
    }
  }

  /** Checks all messages, and returns how many answers were cut by the last kill. */
  private int check(String when) {
    try (AstraFlow astra = Engines.open(data)) {
      assertThat(astra.verify().problems()).as(when).isEmpty();
      Set<String> asked = new HashSet<>();
      int cut = 0;
      for (Chat chat : chats(astra)) {
        for (ChatMessage message : chat.messages()) {
          if (message.role() == ChatRole.USER) {
            assertThat(asked.add(message.content())).as(when + ": said twice").isTrue();
          } else {
            cut += message.status() == MessageStatus.FAILED ? 1 : 0;
            checkAnswer(message, when);
          }
        }
      }
      assertThat(asked).as(when).containsAll(said);
      return cut;
    }
  }

  private void checkAnswer(ChatMessage answer, String when) {
    assertThat(answer.status()).as(when).isIn(MessageStatus.COMPLETE, MessageStatus.FAILED);
    assertThat(EngineProcess.REPLY).as(when).startsWith(answer.content());
    if (answered.contains(answer.id())) {
      assertThat(answer.content()).as(when).isEqualTo(EngineProcess.REPLY);
    }
  }

  private static List<Chat> chats(AstraFlow astra) {
    List<Chat> chats = new ArrayList<>();
    astra
        .workspace()
        .chats()
        .list(PageRequest.first(1_000))
        .items()
        .forEach(s -> chats.add(astra.workspace().chats().find(s.id()).orElseThrow()));
    return chats;
  }
}
