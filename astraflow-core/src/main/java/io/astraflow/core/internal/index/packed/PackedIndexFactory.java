package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataInput;
import java.io.IOException;

/** Creates graphs packed into flat arrays, over short codes of the vectors. Immutable. */
public final class PackedIndexFactory implements VectorIndexFactory {
  /** The factory's id. */
  public static final String ID = "packed";

  /** Links on higher levels, the table of ids, and what walks mark. */
  private static final int OTHER_BYTES = 40;

  private final String id;
  private final Design design;

  /** Creates the factory of what is the fastest in this JVM. */
  public PackedIndexFactory() {
    this(ID, new Design(Codes::fastest, Plan::cheapest));
  }

  PackedIndexFactory(String id, Design design) {
    this.id = id;
    this.design = design;
  }

  /** Creates the factory of indexes that walk the graph even where a scan costs less. */
  public static PackedIndexFactory walking() {
    return new PackedIndexFactory(ID + "-walk", new Design(Codes::fastest, Plan::walk));
  }

  /** Creates the factory of indexes that scan codes even where a walk costs less. */
  public static PackedIndexFactory scanning() {
    return new PackedIndexFactory(ID + "-scan", new Design(Codes::fastest, Plan::scan));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public VectorIndex create(VectorSpace space) {
    FullVectors vectors = created(space);
    return new PackedIndex(space, design, vectors, new ExactIndex(space.dimension(), 0));
  }

  @Override
  public VectorIndex load(VectorSpace space, DataInput snapshot) throws IOException {
    boolean grown = snapshot.readBoolean();
    FullVectors vectors = grown ? opened(space) : created(space);
    try {
      VectorIndex stage =
          grown
              ? GraphFormat.read(
                  snapshot, design.codes().apply(space.dimension()), vectors, design.planner())
              : new ExactIndexFactory().load(space, snapshot);
      return new PackedIndex(space, design, vectors, stage);
    } catch (IOException | RuntimeException e) {
      vectors.close();
      throw e;
    }
  }

  @Override
  public long heapBytes(int dimension, long size) {
    return size
        * (design.codes().apply(dimension).bytes() + Links.M0 * Integer.BYTES + OTHER_BYTES);
  }

  private static FullVectors created(VectorSpace space) {
    return space
        .file()
        .<FullVectors>map(file -> MappedVectors.create(file, space.dimension(), space.vectors()))
        .orElseGet(() -> new SourceVectors(space.dimension(), space.vectors()));
  }

  private static FullVectors opened(VectorSpace space) {
    return space
        .file()
        .<FullVectors>map(file -> MappedVectors.open(file, space.dimension(), space.vectors()))
        .orElseGet(() -> new SourceVectors(space.dimension(), space.vectors()));
  }
}
