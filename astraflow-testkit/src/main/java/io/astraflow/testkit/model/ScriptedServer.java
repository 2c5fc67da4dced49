package io.astraflow.testkit.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider on this machine that answers what a test says, byte by byte where wanted, and keeps
 * what it was asked. It speaks HTTP/1.1, with a thread for each connection, named {@code
 * scripted-server}. Safe for use by many threads.
 */
public final class ScriptedServer implements AutoCloseable {
  /** How many connections may wait to be accepted. */
  private static final int BACKLOG = 1024;

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final Deque<Function<RecordedRequest, Answer>> script = new ArrayDeque<>();
  private @Nullable Function<RecordedRequest, Answer> otherwise;

  /** Starts a server on a free port. */
  public ScriptedServer() {
    try {
      listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns the server's address, without a slash at its end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Adds an answer, which is given once. */
  public ScriptedServer then(Answer answer) {
    return then((Function<RecordedRequest, Answer>) request -> answer);
  }

  /** Adds an answer that is made of its request and given once. */
  public synchronized ScriptedServer then(Function<RecordedRequest, Answer> answer) {
    script.add(answer);
    return this;
  }

  /** Sets what is answered whenever the other answers are used up; by default status 501. */
  public synchronized ScriptedServer otherwise(Function<RecordedRequest, Answer> answer) {
    otherwise = answer;
    return this;
  }

  /** Returns what the server was asked, the first first. */
  public synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns the last request. */
  public synchronized RecordedRequest lastRequest() {
    return requests.get(requests.size() - 1);
  }

  /** Returns how many clients went away while an answer stalled. */
  public int abandoned() {
    return abandoned.get();
  }

  /** Returns how many connections were made. */
  public int connections() {
    return connections.get();
  }

  /** Returns how many connections are open. */
  public int openConnections() {
    return open.size();
  }

  private synchronized Answer answer(RecordedRequest request) {
    requests.add(request);
    Function<RecordedRequest, Answer> next = script.isEmpty() ? otherwise : script.remove();
    return next == null ? Answer.status(501).send("nothing scripted") : next.apply(request);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      open.forEach(ScriptedServer::close);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      HttpConversation conversation = new HttpConversation(socket);
      RecordedRequest request = conversation.request();
      while (request != null && answered(conversation, answer(request))) {
        request = conversation.request();
      }
    } catch (IOException gone) {
      close(socket); // The client went away, or the server was closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean answered(HttpConversation conversation, Answer answer)
      throws IOException, InterruptedException {
    return switch (end(conversation, answer)) {
      case WHOLE -> true;
      case CUT -> false;
      case ABANDONED -> {
        abandoned.incrementAndGet();
        yield false;
      }
    };
  }

  // A client that goes away may reset its connection, which ends a write or the waiting for it.
  private static HttpConversation.End end(HttpConversation conversation, Answer answer)
      throws IOException, InterruptedException {
    try {
      return conversation.answer(answer);
    } catch (SocketException gone) {
      return HttpConversation.End.ABANDONED;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(ScriptedServer::close);
  }
}
