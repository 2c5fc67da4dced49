package io.astraflow.testkit.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The server's side of one connection: as much of HTTP/1.1 as clients of models use. */
final class HttpConversation {
  private final InputStream in;
  private final OutputStream out;
  private boolean headOnly;

  HttpConversation(Socket socket) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** How an answer ended. */
  enum End {
    WHOLE,
    CUT,
    ABANDONED
  }

  /** Reads the next request, or returns null if the client sends none, or one of no HTTP. */
  @Nullable RecordedRequest request() throws IOException {
    in.mark(1);
    int start = in.read();
    if (start >= 0 && !Character.isUpperCase(start)) {
      write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
      out.flush();
      return null;
    }
    in.reset();
    String[] first = line().split(" ", 3);
    if (first.length < 3) {
      return null;
    }
    headOnly = first[0].equals("HEAD");
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new RecordedRequest(first[0], first[1], Map.copyOf(headers), body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client went away in the middle of a request");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Answers, each write of the body as a chunk of its own. */
  End answer(Answer answer) throws IOException, InterruptedException {
    write("HTTP/1.1 " + answer.status() + " scripted\r\n");
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      write(header.getKey() + ": " + header.getValue() + "\r\n");
    }
    write("Transfer-Encoding: chunked\r\n\r\n");
    out.flush();
    if (headOnly) {
      return End.WHOLE;
    }
    for (Answer.Step step : answer.steps()) {
      if (step instanceof Answer.Step.Send send) {
        send(send.bytes());
      } else if (step instanceof Answer.Step.Await await) {
        await.latch().await();
      } else if (step instanceof Answer.Step.Stall) {
        return in.read() < 0 ? End.ABANDONED : End.CUT;
      } else {
        return End.CUT;
      }
    }
    write("0\r\n\r\n");
    out.flush();
    return End.WHOLE;
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      write(Integer.toHexString(bytes.length) + "\r\n");
      out.write(bytes);
      write("\r\n");
      out.flush();
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
