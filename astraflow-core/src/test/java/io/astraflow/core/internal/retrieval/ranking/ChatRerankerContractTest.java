package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.retrieval.Reranker;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.testkit.reranking.RerankerContract;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class ChatRerankerContractTest extends RerankerContract {
  private static final int MOST_REPLIES = 100;
  private static final Pattern PASSAGE =
      Pattern.compile("<passage number=\"(\\d+)\">(.*?)</passage>", Pattern.DOTALL);

  @Override
  protected Reranker reranker() {
    ScriptedModel model = new ScriptedModel();
    for (int i = 0; i < MOST_REPLIES; i++) {
      model.then(ChatRerankerContractTest::graded);
    }
    return new ChatReranker(model);
  }

  // Grades a passage by its length, as a model would by what it says.
  private static ModelReply graded(ModelRequest request) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    StringBuilder grades = new StringBuilder();
    Matcher passages = PASSAGE.matcher(request.messages().get(0).text());
    while (passages.find()) {
      grades.append(passages.group(1)).append(": ").append(passages.group(2).length()).append('\n');
    }
    return ModelReply.of(new ScriptedModel().name(), grades.toString());
  }
}
