package io.astraflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptedReplyTest {

  @Test
  void aStreamedReplyCitesTheFirstPassageBetweenItsStamps() {
    String request =
        """
        {"messages":[{"role":"user","content":\
        "<passage number=\\"1\\">\\nTwo words\\nmore"}],"stream":true}\
        """;
    ScriptedReply reply = ScriptedReply.to(request, 40);
    assertThat(reply.streamed()).isTrue();
    assertThat(reply.tokens()).hasSize(40).startsWith(ScriptedReply.STAMP, " word1");
    assertThat(String.join("", reply.tokens())).contains(" [1: \\\"Two words\\\"]");
  }

  @Test
  void aQueryThatIsToBeRewrittenIsRepeated() {
    String request = "{\"content\":\"<query>\\nWhat is a \\\"tool\\\"?\\n</query>\\n\"}";
    ScriptedReply reply = ScriptedReply.to(request, 40);
    assertThat(reply.streamed()).isFalse();
    assertThat(String.join("", reply.tokens())).isEqualTo("What is a \\\"tool\\\"?");
  }
}
