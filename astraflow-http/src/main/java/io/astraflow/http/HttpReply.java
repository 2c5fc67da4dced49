package io.astraflow.http;

import io.astraflow.model.ModelException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A reply whose head is there and whose body is read bit by bit. One thread reads; any thread may
 * {@link #cancel()}.
 */
public final class HttpReply implements ByteInput, AutoCloseable {
  private static final int FIRST_BYTES = 16 * 1024;

  /** The most bytes of a body that is read as a whole. */
  private static final int MOST_BYTES = 256 * 1024 * 1024;

  private enum State {
    IDLE,
    READING,
    CLOSED
  }

  private final Response response;
  private final BufferedSource source;
  private final WatchedCall watched;
  private final ProviderClient client;
  private final CallFailures failures;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  HttpReply(Response response, WatchedCall watched, ProviderClient client, CallFailures failures) {
    this.response = response;
    this.source = response.body().source();
    this.watched = watched;
    this.client = client;
    this.failures = failures;
  }

  /** Returns the status. */
  public int status() {
    return response.code();
  }

  boolean successful() {
    return response.isSuccessful();
  }

  /** Returns a header by its name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  /** Returns whether the body's type is this one, such as {@code application/json}. */
  public boolean is(String mediaType) {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase(mediaType))
        .orElse(false);
  }

  /**
   * Reads what has arrived, and waits if nothing has.
   *
   * @return how many bytes, at least one; -1 at the end
   * @throws IOException for {@link #failure} to explain
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!state.compareAndSet(State.IDLE, State.READING)) {
      throw new IOException("closed");
    }
    watched.enter();
    try {
      return source.read(into, offset, length);
    } finally {
      watched.leave();
      state.set(State.IDLE);
      if (watched.cancelled()) {
        release();
      }
    }
  }

  /**
   * Reads the whole body and closes the reply.
   *
   * @throws ModelException if it does not arrive whole and in time
   * @throws InterruptedException if the calling thread was interrupted
   */
  public byte[] readAll() throws InterruptedException {
    try (this) {
      byte[] body = read(MOST_BYTES);
      if (body.length == MOST_BYTES) {
        throw failures.broken("is longer than " + MOST_BYTES + " bytes", null);
      }
      return body;
    } catch (IOException e) {
      throw failures.reading(e);
    }
  }

  /** Reads at most so many bytes; what fails on the way cuts them short. */
  byte[] start(int most) throws InterruptedException {
    byte[] body = new byte[most];
    int length = 0;
    try {
      int read = 0;
      while (read >= 0 && length < most) {
        length += read;
        read = read(body, length, most - length);
      }
    } catch (IOException e) {
      if (watched.interrupted()) {
        throw failures.interruption();
      }
    }
    return Arrays.copyOf(body, length);
  }

  private byte[] read(int most) throws IOException {
    byte[] body = new byte[FIRST_BYTES];
    int length = 0;
    int read = 0;
    while (read >= 0 && length < most) {
      length += read;
      if (length == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(most, 2L * length));
      }
      read = read(body, length, body.length - length);
    }
    return Arrays.copyOf(body, length);
  }

  /**
   * Returns what an exception of {@link #read} means to the reader of a stream: {@link
   * ModelException.Kind#CANCELLED} if somebody cancelled or the present thread was interrupted,
   * which it stays.
   */
  public ModelException failure(IOException e) {
    return failures.streaming(e);
  }

  /** Returns that the body cannot be used: what follows "The reply of … ". */
  public ModelException broken(String why, @Nullable Throwable cause) {
    return failures.broken(why, cause);
  }

  /** Ends the call at once, from any thread. */
  public void cancel() {
    watched.cancel();
    release();
  }

  /** Releases the connection, for another call if the body was read; by the thread that reads. */
  @Override
  public void close() {
    release();
  }

  // OkHttp's bodies are for one thread: while one reads, it is the one to close.
  private void release() {
    if (state.compareAndSet(State.IDLE, State.CLOSED)) {
      response.close();
      client.ended(watched);
    }
  }
}
