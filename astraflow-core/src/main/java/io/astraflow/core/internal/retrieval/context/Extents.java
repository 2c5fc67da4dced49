package io.astraflow.core.internal.retrieval.context;

import io.astraflow.retrieval.Surroundings;
import io.astraflow.spi.store.ChunkPlace;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds how far the context of one chunk reaches: over its neighbours, and over the greatest
 * section around it that is short enough, else over as much of its own section as is.
 *
 * @param around the chunks around it and itself, by ordinal
 * @param middle the chunk
 * @param wanted how much is brought along
 */
record Extents(List<ChunkPlace> around, ChunkPlace middle, Surroundings wanted) {
  private static final String SEPARATOR = " > ";

  Extent extent() {
    Predicate<ChunkPlace> member = this::isNeighbour;
    if (wanted.section()) {
      member = member.or(section(middle.heading()));
      String parent = parent(middle.heading());
      while (!parent.isEmpty() && length(section(parent)) <= wanted.maxCharacters()) {
        member = member.or(section(parent));
        parent = parent(parent);
      }
    }
    return grown(member, wanted.maxCharacters());
  }

  private int length(Predicate<ChunkPlace> member) {
    return grown(member, Integer.MAX_VALUE).length();
  }

  /** Takes members in turn before and after the chunk, up to the first that is none or too much. */
  private Extent grown(Predicate<ChunkPlace> member, int most) {
    Extent extent = Extent.of(middle);
    int before = indexOfMiddle() - 1;
    int after = indexOfMiddle() + 1;
    boolean growing = true;
    while (growing) {
      growing = false;
      if (before >= 0 && fits(extent, around.get(before), member, most)) {
        extent = extent.with(around.get(before));
        before--;
        growing = true;
      }
      if (after < around.size() && fits(extent, around.get(after), member, most)) {
        extent = extent.with(around.get(after));
        after++;
        growing = true;
      }
    }
    return extent;
  }

  private static boolean fits(
      Extent extent, ChunkPlace place, Predicate<ChunkPlace> member, int most) {
    return member.test(place) && extent.with(place).length() <= most;
  }

  private int indexOfMiddle() {
    for (int i = 0; i < around.size(); i++) {
      if (around.get(i).chunkId() == middle.chunkId()) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "The chunk %d is not among those around it".formatted(middle.chunkId()));
  }

  private boolean isNeighbour(ChunkPlace place) {
    return Math.abs(place.ordinal() - middle.ordinal()) <= wanted.neighbours();
  }

  private static Predicate<ChunkPlace> section(String heading) {
    return heading.isEmpty()
        ? place -> place.heading().isEmpty()
        : place ->
            place.heading().equals(heading) || place.heading().startsWith(heading + SEPARATOR);
  }

  private static String parent(String heading) {
    int end = heading.lastIndexOf(SEPARATOR);
    return end < 0 ? "" : heading.substring(0, end);
  }
}
