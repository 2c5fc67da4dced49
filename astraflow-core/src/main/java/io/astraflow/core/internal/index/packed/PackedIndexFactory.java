package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataInput;
import java.io.IOException;
import java.util.function.IntFunction;

/** Creates graphs packed into flat arrays, over short codes of the vectors. Immutable. */
public final class PackedIndexFactory implements VectorIndexFactory {
  /** The factory's id. */
  public static final String ID = "packed";

  /** Links on higher levels, the table of ids, and what walks mark. */
  private static final int OTHER_BYTES = 40;

  private final IntFunction<Codes> codes;

  /** Creates the factory of the codes that are the fastest in this JVM. */
  public PackedIndexFactory() {
    this(Codes::fastest);
  }

  /** Creates the factory of these codes, given a dimension. */
  PackedIndexFactory(IntFunction<Codes> codes) {
    this.codes = codes;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public VectorIndex create(VectorSpace space) {
    FullVectors vectors = created(space);
    return new PackedIndex(space, codes, vectors, new ExactIndex(space.dimension(), 0));
  }

  @Override
  public VectorIndex load(VectorSpace space, DataInput snapshot) throws IOException {
    boolean grown = snapshot.readBoolean();
    FullVectors vectors = grown ? opened(space) : created(space);
    VectorIndex stage =
        grown
            ? GraphFormat.read(snapshot, codes.apply(space.dimension()), vectors)
            : new ExactIndexFactory().load(space, snapshot);
    return new PackedIndex(space, codes, vectors, stage);
  }

  @Override
  public long heapBytes(int dimension, long size) {
    return size * (codes.apply(dimension).bytes() + Links.M0 * Integer.BYTES + OTHER_BYTES);
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
