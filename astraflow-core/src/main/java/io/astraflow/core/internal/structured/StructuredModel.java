package io.astraflow.core.internal.structured;

import io.astraflow.core.internal.model.time.Deadline;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.model.Capability;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Money;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A model whose replies have the form that was asked for, whatever the model itself understands.
 *
 * <p>A reply that does not fit is sent back once, with what is wrong with it; the tokens and costs
 * of both rounds are added up, and both together take no longer than the timeout. A streamed reply
 * cannot be taken back: one that does not fit fails with its last event. Replies that call tools
 * are not looked at. Belongs around everything else, since the second round is a request of its
 * own. Closing it closes the model.
 */
public final class StructuredModel implements ModelAdapter {
  private final ModelAdapter model;
  private final Timeline timeline;

  /** Creates a model around another. */
  public StructuredModel(ModelAdapter model) {
    this(model, Timeline.system());
  }

  StructuredModel(ModelAdapter model, Timeline timeline) {
    this.model = model;
    this.timeline = timeline;
  }

  /** Returns {@code model} if it is such a model, or one around it. */
  public static StructuredModel around(ModelAdapter model) {
    return model instanceof StructuredModel structured ? structured : new StructuredModel(model);
  }

  @Override
  public ModelName name() {
    return model.name();
  }

  @Override
  public ModelCapabilities capabilities() {
    ModelCapabilities own = model.capabilities();
    Set<Capability> all = EnumSet.of(Capability.JSON, Capability.JSON_SCHEMA);
    all.addAll(own.capabilities());
    return new ModelCapabilities(all, own.contextTokens(), own.maxOutputTokens(), own.local());
  }

  @Override
  public int countTokens(ModelRequest request) {
    return model.countTokens(
        ReplyForm.of(request.responseFormat())
            .map(form -> form.in(request, model.capabilities()))
            .orElse(request));
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Optional<ReplyForm> form = ReplyForm.of(request.responseFormat());
    if (form.isEmpty()) {
      return model.complete(request);
    }
    ModelRequest told = form.get().in(request, model.capabilities());
    Deadline deadline = Deadline.of(request, timeline);
    ModelReply reply = model.complete(told);
    try {
      return fitted(form.get(), reply);
    } catch (UnfitJsonException e) {
      checkWhole(reply, e);
      if (deadline.isOver()) {
        throw unfit(e);
      }
      return mended(form.get(), deadline.on(told), reply, e);
    }
  }

  private static ModelReply fitted(ReplyForm form, ModelReply reply) throws UnfitJsonException {
    return reply.toolCalls().isEmpty() ? reply.withText(form.checked(reply.text())) : reply;
  }

  private ModelReply mended(
      ReplyForm form, ModelRequest told, ModelReply first, UnfitJsonException problem)
      throws InterruptedException {
    var again = told.toBuilder();
    if (!first.text().isBlank()) {
      again.message(Message.of(first));
    }
    again.user(
        "Your reply does not fit: %s. Reply again, with the whole JSON and nothing else."
            .formatted(problem.getMessage()));
    ModelReply second = model.complete(again.build());
    try {
      return sum(first, fitted(form, second));
    } catch (UnfitJsonException e) {
      checkWhole(second, e);
      throw unfit(e);
    }
  }

  // To say what is wrong with half a reply helps nobody.
  private void checkWhole(ModelReply reply, UnfitJsonException problem) {
    if (reply.finish() == FinishReason.BLOCKED) {
      throw ModelException.blocked(
          "The filter of %s cut the reply.".formatted(name()), reply.finishDetail());
    } else if (reply.finish() == FinishReason.LENGTH) {
      throw new ModelException(
          ModelException.Kind.BROKEN_REPLY,
          "The JSON of %s was cut at the greatest length: raise maxOutputTokens, or ask for less."
              .formatted(name()),
          problem);
    }
  }

  private ModelException unfit(UnfitJsonException problem) {
    return new ModelException(
        ModelException.Kind.BROKEN_REPLY,
        "The reply of %s does not fit what was asked for: %s."
            .formatted(name(), problem.getMessage()),
        problem);
  }

  private static ModelReply sum(ModelReply first, ModelReply second) {
    Optional<Money> cost = Money.sum(first.metadata().cost(), second.metadata().cost());
    return new ModelReply(
        second.model(),
        second.text(),
        second.reasoning(),
        second.toolCalls(),
        second.finish(),
        second.finishDetail(),
        first.usage().plus(second.usage()),
        second.metadata().withCost(cost));
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Optional<ReplyForm> form = ReplyForm.of(request.responseFormat());
    if (form.isEmpty()) {
      return model.stream(request);
    }
    ModelStream stream = model.stream(form.get().in(request, model.capabilities()));
    return new CheckedStream(stream, reply -> check(form.get(), reply));
  }

  private void check(ReplyForm form, ModelReply reply) {
    try {
      fitted(form, reply);
    } catch (UnfitJsonException e) {
      checkWhole(reply, e);
      throw unfit(e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
