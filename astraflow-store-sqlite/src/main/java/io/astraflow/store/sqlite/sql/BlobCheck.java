package io.astraflow.store.sqlite.sql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Checks that the bytes kept are those that documents refer to, and hash to their names. */
public final class BlobCheck {
  private final Handle handle;

  /** Checks what this connection reads. */
  public BlobCheck(Handle handle) {
    this.handle = handle;
  }

  /** Passes each problem on as a sentence. */
  public void run(Consumer<String> problem) {
    for (String sha256 :
        hashes(
            "SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT newest_sha256 FROM document)"
                + " AND sha256 NOT IN (SELECT published_sha256 FROM document"
                + " WHERE published_sha256 IS NOT NULL)")) {
      problem.accept("No document refers to the bytes " + sha256 + ".");
    }
    for (String sha256 :
        hashes(
            "SELECT sha256 FROM (SELECT newest_sha256 AS sha256 FROM document"
                + " UNION SELECT published_sha256 FROM document"
                + " WHERE published_sha256 IS NOT NULL)"
                + " WHERE sha256 NOT IN (SELECT sha256 FROM blob)")) {
      problem.accept("A document refers to the bytes " + sha256 + ", which are missing.");
    }
    for (String sha256 : hashes("SELECT sha256 FROM blob ORDER BY sha256")) {
      if (!sha256.equals(hashOf(sha256))) {
        problem.accept("The bytes " + sha256 + " are not those that were kept.");
      }
    }
  }

  private String hashOf(String sha256) {
    MessageDigest digest = sha256();
    new BlobRows(handle).read(sha256, digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private List<String> hashes(String query) {
    return handle.select(query).mapTo(String.class).list();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
