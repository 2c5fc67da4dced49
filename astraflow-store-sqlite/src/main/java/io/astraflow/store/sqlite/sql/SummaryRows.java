package io.astraflow.store.sqlite.sql;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.spi.store.SummaryRow;
import io.astraflow.spi.store.SummaryTable;
import io.astraflow.summary.SummaryMethod;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code document_summary} and {@code collection_summary}. */
final class SummaryRows implements SummaryTable {
  private static final String COLUMNS =
      "text, asked, writer, method, prompt_version, words, created_at, sha256, calls,"
          + " input_tokens, cached_tokens, output_tokens, reasoning_tokens, amount, currency";

  private final Handle handle;

  SummaryRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<SummaryRow> ofDocument(long documentId) {
    return find("document", documentId);
  }

  @Override
  public Optional<SummaryRow> ofCollection(long collectionId) {
    return find("collection", collectionId);
  }

  @Override
  public void putOfDocument(long documentId, SummaryRow summary) {
    put("document", documentId, summary);
  }

  @Override
  public void putOfCollection(long collectionId, SummaryRow summary) {
    put("collection", collectionId, summary);
  }

  private Optional<SummaryRow> find(String subject, long id) {
    return handle
        .select("SELECT * FROM %1$s_summary WHERE %1$s_id = ?".formatted(subject), id)
        .map((row, context) -> summary(row))
        .findOne();
  }

  private void put(String subject, long id, SummaryRow summary) {
    boolean there =
        handle
            .select("SELECT 1 FROM %s WHERE id = ?".formatted(subject), id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!there) {
      throw new IllegalStateException(
          subject + " " + id + " was deleted: no summary of it can be kept");
    }
    handle.execute(
        "INSERT OR REPLACE INTO %1$s_summary (%1$s_id, %2$s)".formatted(subject, COLUMNS)
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        StoredText.of(summary.text()),
        StoredText.of(summary.asked()),
        StoredText.of(summary.writer()),
        summary.method().name(),
        StoredText.of(summary.promptVersion()),
        summary.words(),
        summary.createdAt().toString(),
        summary.sha256(),
        summary.calls(),
        count(summary.usage().input()),
        count(summary.usage().cached()),
        count(summary.usage().output()),
        count(summary.usage().reasoning()),
        summary.cost().map(money -> money.amount().toPlainString()).orElse(null),
        summary.cost().map(money -> money.currency().getCurrencyCode()).orElse(null));
  }

  private static SummaryRow summary(ResultSet row) throws SQLException {
    return new SummaryRow(
        StoredText.read(row, "text"),
        StoredText.read(row, "asked"),
        StoredText.read(row, "writer"),
        SummaryMethod.valueOf(row.getString("method")),
        StoredText.read(row, "prompt_version"),
        row.getInt("words"),
        Instant.parse(row.getString("created_at")),
        row.getString("sha256"),
        row.getInt("calls"),
        new Usage(
            count(row, "input_tokens"),
            count(row, "cached_tokens"),
            count(row, "output_tokens"),
            count(row, "reasoning_tokens")),
        cost(row));
  }

  private static @Nullable Long count(OptionalLong known) {
    return known.isPresent() ? known.getAsLong() : null;
  }

  private static OptionalLong count(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Optional<Money> cost(ResultSet row) throws SQLException {
    @Nullable String amount = row.getString("amount");
    return amount == null
        ? Optional.empty()
        : Optional.of(
            new Money(new BigDecimal(amount), Currency.getInstance(row.getString("currency"))));
  }
}
