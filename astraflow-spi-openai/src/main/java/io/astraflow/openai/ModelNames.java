package io.astraflow.openai;

import io.astraflow.http.NearestNames;
import io.astraflow.model.ModelDescription;
import java.util.List;
import java.util.stream.Stream;

/** The names of models that were listed last, beside well-known ones. Safe for many threads. */
final class ModelNames {
  private static final List<String> WELL_KNOWN =
      List.of(
          "gpt-4o",
          "gpt-4o-mini",
          "gpt-4.1",
          "gpt-4.1-mini",
          "gpt-4.1-nano",
          "gpt-5",
          "gpt-5-mini",
          "gpt-5-nano",
          "o1",
          "o3",
          "o3-mini",
          "o4-mini",
          "text-embedding-3-small",
          "text-embedding-3-large");

  private final boolean official;
  private volatile List<String> listed = List.of();

  /** Creates names of which none was listed yet; the well-known ones are OpenAI's own. */
  ModelNames(boolean official) {
    this.official = official;
  }

  void listed(List<ModelDescription> models) {
    listed = models.stream().map(model -> model.name().model()).toList();
  }

  /** Returns the names nearest to one that is not known. */
  List<String> nearest(String model) {
    Stream<String> known = official ? WELL_KNOWN.stream() : Stream.empty();
    return NearestNames.to(model, Stream.concat(listed.stream(), known).toList());
  }
}
