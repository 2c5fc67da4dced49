package io.astraflow.core.internal.chat.format;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Tokens and money as JSON; an amount is a decimal number as text, so that it stays exact. */
final class UsageJson {
  private static final int MOST_DIGITS = 100;

  private UsageJson() {}

  static void write(Usage usage, ObjectNode into) {
    write("input", usage.input(), into);
    write("cached", usage.cached(), into);
    write("output", usage.output(), into);
    write("reasoning", usage.reasoning(), into);
  }

  private static void write(String name, OptionalLong count, ObjectNode into) {
    count.ifPresent(known -> into.put(name, known));
  }

  static Usage usage(Fields fields) {
    fields.object();
    return new Usage(
        count(fields, "input"),
        count(fields, "cached"),
        count(fields, "output"),
        count(fields, "reasoning"));
  }

  private static OptionalLong count(Fields fields, String name) {
    Optional<Fields> count = fields.optional(name);
    return count.isPresent() ? OptionalLong.of(count.get().whole()) : OptionalLong.empty();
  }

  static void write(Money money, ObjectNode into) {
    into.put("amount", money.amount().toString())
        .put("currency", money.currency().getCurrencyCode());
  }

  static Money money(Fields fields) {
    return new Money(
        fields.object().field("amount").as("a decimal number", UsageJson::decimal),
        fields.field("currency").as("a currency such as USD", Currency::getInstance));
  }

  // An exponent of some millions would be written out in full later.
  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw new IllegalArgumentException("More than " + MOST_DIGITS + " digits");
    }
    return number;
  }
}
