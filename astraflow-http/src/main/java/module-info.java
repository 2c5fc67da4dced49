import org.jspecify.annotations.NullMarked;

/** What providers of models over HTTP share: one client, streams, deadlines and errors. */
@NullMarked
module io.astraflow.http {
  requires transitive io.astraflow.api;
  requires transitive okhttp3;
  requires okio;
  requires transitive tools.jackson.core;
  requires static org.jspecify;

  exports io.astraflow.http;
  exports io.astraflow.http.json;
  exports io.astraflow.http.stream;
}
