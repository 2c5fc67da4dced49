package io.astraflow.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that is sent once at most, so that the client never repeats a request on its own. */
final class JsonRequestBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] json;

  JsonRequestBody(byte[] json) {
    this.json = json;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return json.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(json);
  }
}
