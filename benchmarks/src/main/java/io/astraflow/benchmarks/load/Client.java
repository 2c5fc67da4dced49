package io.astraflow.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection of the provider's: a request is read, a reply written, and so on. One thread. */
final class Client {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";
  private static final int CHARACTERS_EACH = 4;

  private final SocketChannel channel;
  private final ByteArrayOutputStream request = new ByteArrayOutputStream();
  private ByteBuffer unwritten = ByteBuffer.allocate(0);
  private @Nullable ReplyWriting reply;

  Client(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads what has arrived, and begins a reply once the request is whole.
   *
   * @return whether the connection is still open
   */
  boolean read(ByteBuffer shared, int length, long nanosEach) throws IOException {
    shared.clear();
    int count = channel.read(shared);
    if (count < 0) {
      return false;
    }
    byte[] part = new byte[count];
    shared.flip().get(part);
    request.writeBytes(part);
    String body = body();
    if (body != null) {
      request.reset();
      ScriptedReply made = ScriptedReply.to(body, length);
      reply = new ReplyWriting(made, body.length() / CHARACTERS_EACH, System.nanoTime(), nanosEach);
    }
    return true;
  }

  private @Nullable String body() {
    String all = request.toString(StandardCharsets.ISO_8859_1);
    int head = all.indexOf(END_OF_HEAD);
    if (head < 0) {
      return null;
    }
    int start = head + END_OF_HEAD.length();
    int bytes = length(all.substring(0, head).toLowerCase(Locale.ROOT));
    return all.length() < start + bytes
        ? null
        : new String(request.toByteArray(), start, bytes, StandardCharsets.UTF_8);
  }

  private static int length(String head) {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int end = head.indexOf('\r', at + LENGTH.length());
    return Integer.parseInt(
        head.substring(at + LENGTH.length(), end < 0 ? head.length() : end).strip());
  }

  /** Returns when there is something to write, by {@link System#nanoTime()}; else the latest. */
  long due(long latest) {
    return reply == null ? latest : Math.min(latest, reply.due());
  }

  /** Writes what is due, as far as the client takes it. */
  void write() throws IOException {
    while (!unwritten.hasRemaining() && reply != null && reply.due() <= System.nanoTime()) {
      unwritten = reply.next();
      channel.write(unwritten);
      if (reply.isOver()) {
        reply = null;
      }
    }
    if (unwritten.hasRemaining()) {
      channel.write(unwritten);
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
