package io.astraflow.core.internal.model.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.policy.ReplyCaching;
import java.util.Optional;

/**
 * The kept replies of one workspace. Safe for use by many threads, and needs none of its own.
 *
 * <p>Kept are replies of the model that was asked, which ended with {@link FinishReason#STOP} or
 * {@link FinishReason#TOOL_CALLS}: what was cut off or blocked may be whole the next time. Nothing
 * is kept where another form than text is asked for, since here nobody knows whether replies fit.
 */
public final class ReplyCache {
  /** What an entry takes besides its text. */
  private static final int ENTRY_BYTES = 500;

  private final String workspace;
  private final boolean on;
  private final Cache<String, ModelReply> replies;
  private final Optional<SimilarReplies> similar;

  /**
   * Creates a cache without replies.
   *
   * @param embedding tells how similar turns are; without it only equal requests count
   */
  public ReplyCache(
      String workspace,
      ReplyCaching caching,
      Timeline timeline,
      Optional<EmbeddingAdapter> embedding) {
    this.workspace = workspace;
    this.on = caching.bytes() > 0;
    this.replies =
        Caffeine.newBuilder()
            .maximumWeight(caching.bytes())
            .weigher((String key, ModelReply reply) -> weight(reply))
            .expireAfterWrite(caching.timeToLive())
            .ticker(timeline::nanos)
            .executor(Runnable::run)
            .build();
    this.similar =
        on && caching.similarity().isPresent()
            ? embedding.map(
                model ->
                    new SimilarReplies(
                        model, caching.similarity().getAsDouble(), caching, timeline))
            : Optional.empty();
  }

  boolean isOn() {
    return on;
  }

  /** Returns the kept reply, marked as such, to the same request or one that is similar enough. */
  Optional<ModelReply> find(ModelName model, ModelRequest request) throws InterruptedException {
    if (request.fresh()) {
      return Optional.empty();
    }
    ModelReply equal = replies.getIfPresent(CanonicalRequest.key(workspace, model, request));
    Optional<ModelReply> found = Optional.ofNullable(equal);
    if (found.isEmpty() && similar.isPresent() && hasQuestion(request)) {
      found = similar.get().find(context(model, request), question(request));
    }
    return found.map(reply -> reply.withMetadata(reply.metadata().asCached()));
  }

  /** Keeps a reply, if it is one to keep. */
  void keep(ModelName model, ModelRequest request, ModelReply reply) throws InterruptedException {
    boolean whole =
        reply.finish() == FinishReason.STOP || reply.finish() == FinishReason.TOOL_CALLS;
    boolean text = request.responseFormat() instanceof ResponseFormat.Text;
    if (!whole || !text || !reply.model().equals(model)) {
      return;
    }
    replies.put(CanonicalRequest.key(workspace, model, request), reply);
    if (similar.isPresent() && hasQuestion(request)) {
      similar.get().keep(context(model, request), question(request), reply);
    }
  }

  static int weight(ModelReply reply) {
    long characters = reply.text().length();
    characters += reply.reasoning().stream().mapToLong(part -> part.text().length()).sum();
    characters += reply.toolCalls().stream().mapToLong(call -> call.arguments().length()).sum();
    return (int) Math.min(Integer.MAX_VALUE, ENTRY_BYTES + 2 * characters);
  }

  private static boolean hasQuestion(ModelRequest request) {
    Message last = last(request);
    return last.role() == Message.Role.USER
        && last.parts().stream().allMatch(Part.Text.class::isInstance)
        && !last.text().isBlank();
  }

  private static Message last(ModelRequest request) {
    return request.messages().get(request.messages().size() - 1);
  }

  private static String question(ModelRequest request) {
    return last(request).text();
  }

  /** Returns what two requests must have in common to be compared: all but the last turn. */
  private String context(ModelName model, ModelRequest request) {
    int before = request.messages().size() - 1;
    ModelRequest rest =
        request.toBuilder().messages(request.messages().subList(0, before)).user("").build();
    return CanonicalRequest.key(workspace, model, rest);
  }
}
