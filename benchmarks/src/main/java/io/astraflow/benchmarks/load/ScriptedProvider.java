package io.astraflow.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A provider that speaks OpenAI's protocol and writes every reply at the same rate, all connections
 * in one thread. Each tenth token, the first among them, is the time of its writing by {@link
 * System#nanoTime()}, which is the same clock in all processes of a Linux machine. Runs as a
 * process of its own, until its input ends.
 */
public final class ScriptedProvider {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long IDLE = TimeUnit.SECONDS.toNanos(1);
  private static final int BUFFER = 64 << 10;

  private final int length;
  private final long nanosEach;
  private final Selector selector;
  private final ByteBuffer shared = ByteBuffer.allocate(BUFFER);
  private final Map<SelectionKey, Client> clients = new HashMap<>();

  private ScriptedProvider(int length, int perSecond) throws IOException {
    this.length = length;
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.selector = Selector.open();
  }

  /** Prints its port, and serves; arguments are tokens a reply and tokens a second. */
  public static void main(String[] args) throws IOException {
    ScriptedProvider provider =
        new ScriptedProvider(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.configureBlocking(false);
    SelectionKey accepting = server.register(provider.selector, SelectionKey.OP_ACCEPT);
    System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
    Thread serving = new Thread(() -> provider.serve(server, accepting), "provider");
    serving.setDaemon(true);
    serving.start();
    while (System.in.read() >= 0) {
      // Whoever started this closes its input, or ends.
    }
  }

  private void serve(ServerSocketChannel server, SelectionKey accepting) {
    try {
      while (true) {
        selector.select(TimeUnit.NANOSECONDS.toMillis(Math.max(TICK, untilDue())));
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
          SelectionKey key = ready.next();
          ready.remove();
          if (key.equals(accepting)) {
            accept(server);
          } else {
            read(key);
          }
        }
        clients.entrySet().removeIf(entry -> !written(entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private long untilDue() {
    long now = System.nanoTime();
    long due = now + IDLE;
    for (Client client : clients.values()) {
      due = client.due(due);
    }
    return due - now;
  }

  private void accept(ServerSocketChannel server) throws IOException {
    SocketChannel channel = server.accept();
    while (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
      clients.put(channel.register(selector, SelectionKey.OP_READ), new Client(channel));
      channel = server.accept();
    }
  }

  private void read(SelectionKey key) throws IOException {
    Client client = clients.get(key);
    if (client != null && !open(client)) {
      clients.remove(key);
      client.close();
    }
  }

  private boolean open(Client client) {
    try {
      return client.read(shared, length, nanosEach);
    } catch (IOException e) {
      return false; // The client has gone, as some do.
    }
  }

  private static boolean written(SelectionKey key, Client client) {
    try {
      client.write();
      return true;
    } catch (IOException e) {
      key.cancel(); // The client has gone, as some do.
      return false;
    }
  }
}
