package io.astraflow.core.internal.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.chat.prompt.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitedReplyTest {

  @Test
  void showsNothingOfAReplyThatDoesNotKnow() {
    CitedReply reply = new CitedReply(List.of(Samples.passage("text")), true);
    assertThat(reply.add(" UNK") + reply.add("NOWN") + reply.add(".\n") + reply.end()).isEmpty();
    assertThat(reply.isUnknown()).isTrue();
  }

  @Test
  void showsTheBeginningOnceItCannotBeThatWord() {
    CitedReply reply = new CitedReply(List.of(Samples.passage("text")), true);
    assertThat(reply.add("UN")).isEmpty();
    assertThat(reply.add("ITED nations")).isEqualTo("UNITED nations");
    assertThat(reply.isUnknown()).isFalse();
  }

  @Test
  void leavesWhiteSpaceAroundTheReplyOut() {
    CitedReply reply = new CitedReply(List.of(), false);
    assertThat(reply.add("\n ")).isEmpty();
    assertThat(reply.add("One \n")).isEqualTo("One");
    assertThat(reply.add("two [1] ")).isEqualTo(" \ntwo [1]");
    assertThat(reply.end()).isEmpty();
    assertThat(reply.isUnknown()).isFalse();
  }

  @Test
  void removesEveryCitationWhereNothingWasFoundToCite() {
    CitedReply reply = new CitedReply(List.of(), true);
    assertThat(reply.add("Van Gogh [1: \"sunflowers by Van Gogh\"] [2].") + reply.end())
        .isEqualTo("Van Gogh  .");
    assertThat(reply.dropped()).isEqualTo(2);
    assertThat(reply.citations()).isEmpty();
  }
}
