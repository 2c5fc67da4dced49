package io.astraflow.store.sqlite.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Text as a column holds it. A Java string may hold half a surrogate pair, which UTF-8 cannot; such
 * a string is kept as a blob of UTF-16LE, so that every string comes back as it was and offsets
 * hold.
 */
public final class StoredText {
  private StoredText() {}

  /** Returns what to bind for this text. */
  static Object of(String text) {
    return isWellFormed(text) ? text : encode(text);
  }

  /** Reads the text in a column that is not null. */
  public static String read(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    return value instanceof byte[] bytes ? decode(bytes) : String.valueOf(value);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(unit -> unit <= 0xFFFF && Character.isSurrogate((char) unit));
  }

  // String's own decoders and encoders replace half pairs, so the units are moved one by one.
  private static byte[] encode(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  private static String decode(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(units);
    return new String(units);
  }
}
