package io.astraflow.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an ingestion behaves. Immutable; made with {@link #builder()}.
 *
 * @param deleteVanished whether documents whose source lies under the given one but is no longer
 *     there are deleted; default false
 * @param passwords tried in turn on encrypted documents; default none
 * @param metadata added to every document, over what its format says; default none, which leaves
 *     what an earlier ingestion added
 * @param documentTimeout the longest time for reading one document; default 30 seconds
 * @param maxDocumentBytes larger documents fail; default 512 MiB
 * @param listener told about progress; default nobody
 * @param cancellation stops the ingestion between documents; default never
 */
public record IngestOptions(
    boolean deleteVanished,
    List<String> passwords,
    Map<String, String> metadata,
    Duration documentTimeout,
    long maxDocumentBytes,
    IngestListener listener,
    Cancellation cancellation) {

  /** Copies the lists and checks the values. */
  public IngestOptions {
    passwords = List.copyOf(passwords);
    metadata = Map.copyOf(metadata);
    if (documentTimeout.isNegative() || documentTimeout.isZero()) {
      throw new IllegalArgumentException("documentTimeout must be positive: " + documentTimeout);
    }
    if (maxDocumentBytes < 1) {
      throw new IllegalArgumentException("maxDocumentBytes must be positive: " + maxDocumentBytes);
    }
  }

  /** Returns the defaults. */
  public static IngestOptions ofDefaults() {
    return builder().build();
  }

  /** Returns a builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Hides the passwords. */
  @Override
  public String toString() {
    return "IngestOptions[deleteVanished="
        + deleteVanished
        + ", passwords="
        + passwords.size()
        + ", metadata="
        + metadata.keySet()
        + ", documentTimeout="
        + documentTimeout
        + ", maxDocumentBytes="
        + maxDocumentBytes
        + "]";
  }

  /** Collects options; for one thread at a time. */
  public static final class Builder {
    private boolean deleteVanished;
    private List<String> passwords = List.of();
    private Map<String, String> metadata = Map.of();
    private Duration documentTimeout = Duration.ofSeconds(30);
    private long maxDocumentBytes = 512L << 20;
    private IngestListener listener = progress -> {};
    private Cancellation cancellation = new Cancellation();

    private Builder() {}

    /** Sets {@link IngestOptions#deleteVanished()}. */
    public Builder deleteVanished(boolean delete) {
      this.deleteVanished = delete;
      return this;
    }

    /** Sets {@link IngestOptions#passwords()}. */
    public Builder passwords(List<String> tried) {
      this.passwords = tried;
      return this;
    }

    /** Sets {@link IngestOptions#metadata()}. */
    public Builder metadata(Map<String, String> added) {
      this.metadata = added;
      return this;
    }

    /** Sets {@link IngestOptions#documentTimeout()}. */
    public Builder documentTimeout(Duration longest) {
      this.documentTimeout = longest;
      return this;
    }

    /** Sets {@link IngestOptions#maxDocumentBytes()}. */
    public Builder maxDocumentBytes(long most) {
      this.maxDocumentBytes = most;
      return this;
    }

    /** Sets {@link IngestOptions#listener()}. */
    public Builder listener(IngestListener told) {
      this.listener = told;
      return this;
    }

    /** Sets {@link IngestOptions#cancellation()}. */
    public Builder cancellation(Cancellation stop) {
      this.cancellation = stop;
      return this;
    }

    /** Returns the options. */
    public IngestOptions build() {
      return new IngestOptions(
          deleteVanished,
          passwords,
          metadata,
          documentTimeout,
          maxDocumentBytes,
          listener,
          cancellation);
    }
  }
}
