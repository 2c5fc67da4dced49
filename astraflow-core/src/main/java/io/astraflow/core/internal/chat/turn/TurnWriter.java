package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.Grounding;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.answer.Refusal;
import io.astraflow.core.internal.chat.grounds.Ground;
import io.astraflow.core.internal.chat.grounds.Located;
import io.astraflow.core.internal.chat.grounds.Looking;
import io.astraflow.core.internal.chat.prompt.Exchange;
import io.astraflow.core.internal.chat.prompt.PromptFitting;
import io.astraflow.core.internal.chat.prompt.TurnPrompt;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import io.astraflow.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one answer: looks for passages, asks the model or quotes sentences, and stores what comes
 * of it, whatever goes wrong on the way. For one thread.
 */
public final class TurnWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TurnWriter.class);

  /** What an answer says that ended for a reason nobody had thought of. */
  public static final String BROKEN =
      "Something went wrong that should not have; the log says what.";

  private final TurnWorld world;
  private final Begun begun;
  private final LiveTurn turn;
  private final TurnLog log;
  private final Draft draft;
  private final AnswerStore answers;
  private Optional<ModelAdapter> answeredBy = Optional.empty();

  /** Creates what writes the answer of a turn. */
  public TurnWriter(TurnWorld world, Begun begun, LiveTurn turn) {
    this.world = world;
    this.begun = begun;
    this.turn = turn;
    this.log = turn.log();
    this.draft = new Draft(begun.answer());
    this.answers =
        new AnswerStore(world.store(), begun.chatId(), world.threads(), world.timeline());
  }

  /** Writes and stores the answer, and tells the turn's readers. */
  public ChatMessage write() {
    ChatMessage answer = begun.answer().failed(BROKEN);
    try {
      ChatMessage written = written();
      answer = written.failed(BROKEN);
      answer = answers.finish(written);
      return answer;
    } finally {
      turn.end(answer); // Whatever happens, no reader waits for ever.
    }
  }

  /** Returns the model that wrote the answer, if one did. */
  public Optional<ModelAdapter> answeredBy() {
    return answeredBy;
  }

  private ChatMessage written() {
    try {
      turn.beginInterruptible();
      answer();
      return message(MessageStatus.COMPLETE, Optional.empty());
    } catch (InterruptedException e) {
      return cancelled();
    } catch (RuntimeException e) {
      return isCancellation(e) ? cancelled() : failed(e);
    } catch (Error e) {
      LOG.error("A turn failed", e);
      return failed(BROKEN);
    } finally {
      turn.endInterruptible();
    }
  }

  private boolean isCancellation(RuntimeException e) {
    boolean asked = turn.isCancelled() || Thread.currentThread().isInterrupted();
    return asked
        || (e instanceof ModelException failure && failure.kind() == ModelException.Kind.CANCELLED);
  }

  private ChatMessage cancelled() {
    return message(MessageStatus.CANCELLED, Optional.empty());
  }

  private ChatMessage failed(RuntimeException e) {
    if (e instanceof AstraFlowException) {
      return failed(String.valueOf(e.getMessage()));
    }
    LOG.error("A turn failed", e);
    return failed(BROKEN);
  }

  private ChatMessage failed(String reason) {
    return message(MessageStatus.FAILED, Optional.of(reason));
  }

  private ChatMessage message(MessageStatus status, Optional<String> failure) {
    return draft.message(status, log.text(), failure);
  }

  private void answer() throws InterruptedException {
    Optional<CountedModel> model =
        begun
            .request()
            .model()
            .or(begun.settings()::model)
            .map(world.models()::named)
            .or(world.models()::preferred)
            .map(CountedModel::new);
    model.ifPresent(draft::countedBy);
    Ground ground = world.grounds().look(looking(model));
    ground.notices().forEach(draft::notice);
    boolean sought = !begun.settings().collections().isEmpty();
    boolean toolsMayKnow = model.isPresent() && !begun.request().tools().isEmpty();
    boolean refuses = begun.settings().grounding() == Grounding.REFUSE && !toolsMayKnow;
    if (sought && ground.passages().isEmpty() && refuses) {
      refuse();
    } else if (model.isPresent()) {
      ask(model.get(), ground, sought);
    } else {
      extract(ground);
    }
  }

  private Looking looking(Optional<CountedModel> model) {
    return new Looking(
        begun.question().content(),
        begun.before().exchanges().stream().map(Exchange::turn).toList(),
        begun.settings().collections(),
        begun.request().filter(),
        begun.settings().passages(),
        model.map(ModelAdapter.class::cast));
  }

  private void refuse() {
    give(List.of());
    draft.restsOn(Grounds.REFUSED);
    log.write(Refusal.TEXT);
  }

  private void give(List<Located> passages) {
    List<ChatSource> sources = new ArrayList<>();
    passages.forEach(located -> sources.add(located.numbered(sources.size() + 1)));
    draft.given(sources);
    log.retrieve(sources);
  }

  private void ask(CountedModel asked, Ground ground, boolean sought) throws InterruptedException {
    TurnPrompt prompt =
        PromptFitting.fit(
            asked,
            begun.settings(),
            begun.before(),
            begun.question().content(),
            ground.passages(),
            begun.request().tools().stream().map(Tool::spec).toList());
    prompt.notices().forEach(draft::notice);
    give(prompt.passages());
    try {
      new ReplyReader(world.threads(), turn, draft, this::checkpoint)
          .read(asked, begun.again() ? prompt.fresh() : prompt, begun.request().tools(), sought);
      answeredBy = Optional.of(asked);
    } catch (ModelException e) {
      if (!e.kind().mayPass() || !log.text().isEmpty() || ground.passages().isEmpty()) {
        throw e;
      }
      quote(
          ground,
          prompt.passages(),
          "The model failed, so that sentences are quoted. " + e.getMessage());
    }
  }

  private void checkpoint() {
    if (answers.isDue()) {
      answers.checkpoint(message(MessageStatus.WRITING, Optional.empty()));
    }
  }

  private void extract(Ground ground) throws InterruptedException {
    if (ground.passages().isEmpty()) {
      throw new ConfigurationException(
          "There is no model to ask, and nothing to quote: name a model in the chat's settings or"
              + " with AstraFlow.Builder.models, or give the chat a collection that answers.");
    }
    give(ground.passages());
    quote(ground, ground.passages(), "No model is configured, so that sentences are quoted.");
  }

  private void quote(Ground ground, List<Located> given, String why) throws InterruptedException {
    List<Passage> passages = given.stream().map(Located::passage).toList();
    Answer quoted =
        ground.extractive().orElseThrow().extract(Question.of(ground.searched()), passages);
    List<String> sentences = new ArrayList<>();
    for (Citation citation : quoted.citations()) {
      sentences.add(citation.quote().replaceAll("\\s+", " ") + " [" + (sentences.size() + 1) + "]");
    }
    draft.writtenBy(quoted.model());
    draft.cites(quoted.citations(), 0);
    draft.restsOn(Grounds.CITED);
    draft.notice(TurnNotice.Kind.EXTRACTIVE, why);
    log.write(String.join(" ", sentences));
  }
}
