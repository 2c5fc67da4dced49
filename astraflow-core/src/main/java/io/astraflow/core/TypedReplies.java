package io.astraflow.core;

import io.astraflow.core.internal.structured.RecordReplies;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TypedReply;

/**
 * Asks models for records.
 *
 * <pre>{@code
 * record Invoice(String number, LocalDate date, @Described("in euros") BigDecimal total) {}
 *
 * Invoice invoice = TypedReplies.ask(model, ModelRequest.of(text), Invoice.class).value();
 * }</pre>
 */
public final class TypedReplies {
  private TypedReplies() {}

  /**
   * Asks for a reply that is read as a record, by its {@linkplain Tools#schemaOf schema}.
   *
   * <p>A model that takes no schemas is told of it in words. A reply that does not fit, or that the
   * record's constructor refuses, is sent back once with what is wrong with it.
   *
   * @throws IllegalArgumentException if the record has no schema
   * @throws io.astraflow.model.ModelException if the model gave no usable reply; of kind {@link
   *     io.astraflow.model.ModelException.Kind#BROKEN_REPLY} if it does not fit at the second time
   *     either, with what does not
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  public static <R extends Record> TypedReply<R> ask(
      ModelAdapter model, ModelRequest request, Class<R> type) throws InterruptedException {
    return RecordReplies.ask(model, request, type);
  }
}
