package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;

/**
 * An adapter around another, which it answers as. Closing it has no effect: the other is closed by
 * whoever made it. Safe for use by many threads.
 */
public abstract class ModelDecorator implements ModelAdapter {
  /** What calls go to. */
  protected final ModelAdapter inner;

  /** Goes around an adapter. */
  protected ModelDecorator(ModelAdapter inner) {
    this.inner = inner;
  }

  @Override
  public final ModelName name() {
    return inner.name();
  }

  @Override
  public final ModelCapabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public final int countTokens(ModelRequest request) {
    return inner.countTokens(request);
  }

  @Override
  public final void close() {}

  /** Returns the name of the model. */
  @Override
  public final String toString() {
    return name().toString();
  }
}
