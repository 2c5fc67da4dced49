package io.astraflow.benchmarks.quality;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Windows of a fixed number of tokens, each ingested as a document of its own. Their line ends are
 * turned into spaces, which no model sees: a window is a paragraph then, and nothing cuts it.
 * Immutable.
 *
 * @param longest the most tokens that the model reads
 * @param counter counts tokens as the model does
 */
record FixedWindows(int size, int overlap, int longest, ToIntFunction<String> counter)
    implements Chunking {

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public CollectionOptions options() {
    return CollectionOptions.ofDefaults().withChunkTokens(longest);
  }

  @Override
  public Source documents(Map<String, String> texts) {
    List<SourceDocument> documents = new ArrayList<>();
    places(texts)
        .forEach(
            (source, place) -> {
              String whole = texts.getOrDefault(place.text(), "");
              String text = whole.substring(place.range().start(), place.range().end());
              byte[] bytes = text.replaceAll("\\s", " ").getBytes(StandardCharsets.UTF_8);
              documents.add(SourceDocument.ofBytes(source, bytes, "text/plain"));
            });
    return Source.documents(documents);
  }

  @Override
  public Placing placing(Map<String, String> texts, Collection collection) {
    Map<String, Place> places = places(texts);
    if (collection.stats().chunks() != places.size()) {
      throw new IllegalStateException(
          "%d windows became %d chunks".formatted(places.size(), collection.stats().chunks()));
    }
    return passage -> {
      Place place = places.get(passage.source());
      if (place == null) {
        throw new IllegalStateException("No window is called " + passage.source());
      }
      return place;
    };
  }

  private Map<String, Place> places(Map<String, String> texts) {
    Map<String, Place> places = new HashMap<>();
    texts.forEach(
        (name, text) ->
            new Windows(text, counter)
                .of(size, overlap)
                .forEach(
                    window -> places.put(name + "/" + window.start(), new Place(name, window))));
    return places;
  }
}
