package io.astraflow.core.internal.model.pipeline;

import io.astraflow.core.internal.model.routing.ModelRouter;
import io.astraflow.core.internal.model.routing.Route;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a router for each request, and says in the reply why a model was chosen. Before any request
 * it answers as the model that a plain one would go to. Safe for use by many threads.
 */
final class RoutedModel implements ModelAdapter {
  private static final ModelRequest PLAIN = ModelRequest.of("Hello");

  private final ModelRouter router;
  private final Optional<ModelName> named;
  private final Function<List<ModelAdapter>, ModelAdapter> around;

  RoutedModel(
      ModelRouter router,
      Optional<ModelName> named,
      Function<List<ModelAdapter>, ModelAdapter> around) {
    this.router = router;
    this.named = named;
    this.around = around;
  }

  @Override
  public ModelName name() {
    return plain().name();
  }

  @Override
  public ModelCapabilities capabilities() {
    return plain().capabilities();
  }

  @Override
  public int countTokens(ModelRequest request) {
    return around.apply(router.route(request, named).candidates()).countTokens(request);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Route route = router.route(request, named);
    ModelReply reply = around.apply(route.candidates()).complete(request);
    return reply.withMetadata(explain(route, reply.metadata()));
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Route route = router.route(request, named);
    return new ObservedStream(
        around.apply(route.candidates()).stream(request),
        new StreamObserver() {
          @Override
          public ReplyMetadata metadata(ReplyMetadata known) {
            return explain(route, known);
          }
        });
  }

  @Override
  public void close() {}

  private ModelAdapter plain() {
    return around.apply(router.route(PLAIN, named).candidates());
  }

  private static ReplyMetadata explain(Route route, ReplyMetadata known) {
    if (route.explanation().isEmpty()) {
      return known;
    }
    String fallback = known.routing().map(why -> " " + why).orElse("");
    return known.withRouting(route.explanation() + fallback);
  }
}
