package io.astraflow.store.sqlite.sql;

import io.astraflow.error.CorruptDataException;
import io.astraflow.spi.store.BlobTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The tables {@code blob} and {@code blob_part}: bytes in parts, so that no file is held whole. */
final class BlobRows implements BlobTable {
  private static final int PART_BYTES = 1 << 20;

  private final Handle handle;

  BlobRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean contains(String sha256) {
    return handle
        .select("SELECT 1 FROM blob WHERE sha256 = ?", sha256)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void put(String sha256, InputStream bytes) throws IOException {
    if (contains(sha256)) {
      return;
    }
    handle.execute("INSERT INTO blob (sha256, size) VALUES (?, 0)", sha256);
    long size = 0;
    int ordinal = 0;
    for (byte[] part = bytes.readNBytes(PART_BYTES);
        part.length > 0;
        part = bytes.readNBytes(PART_BYTES)) {
      handle.execute(
          "INSERT INTO blob_part (sha256, ordinal, bytes) VALUES (?, ?, ?)",
          sha256,
          ordinal++,
          part);
      size += part.length;
    }
    handle.execute("UPDATE blob SET size = ? WHERE sha256 = ?", size, sha256);
  }

  @Override
  public void read(String sha256, Consumer<byte[]> action) {
    if (!contains(sha256)) {
      throw new CorruptDataException(
          "no bytes are kept under "
              + sha256
              + ": run `verify`, and restore a backup if more is missing");
    }
    handle
        .select("SELECT bytes FROM blob_part WHERE sha256 = ? ORDER BY ordinal", sha256)
        .map((row, context) -> row.getBytes("bytes"))
        .forEach(action);
  }

  /** Returns the hashes that the documents of a collection refer to. */
  List<String> hashesUsedIn(long collectionId) {
    return handle
        .select(
            "SELECT newest_sha256 FROM document WHERE collection_id = ? UNION"
                + " SELECT published_sha256 FROM document"
                + " WHERE collection_id = ? AND published_sha256 IS NOT NULL",
            collectionId,
            collectionId)
        .mapTo(String.class)
        .list();
  }

  /** Deletes those of these bytes that no document refers to any more. */
  void release(Collection<String> hashes) {
    for (String sha256 : hashes) {
      if (!isReferenced(sha256)) {
        handle.execute("DELETE FROM blob_part WHERE sha256 = ?", sha256);
        handle.execute("DELETE FROM blob WHERE sha256 = ?", sha256);
      }
    }
  }

  private boolean isReferenced(String sha256) {
    return handle
        .select(
            "SELECT EXISTS (SELECT 1 FROM document WHERE newest_sha256 = ?)"
                + " OR EXISTS (SELECT 1 FROM document WHERE published_sha256 = ?)",
            sha256,
            sha256)
        .mapTo(Boolean.class)
        .one();
  }
}
