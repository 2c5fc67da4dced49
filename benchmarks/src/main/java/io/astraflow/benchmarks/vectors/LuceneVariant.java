package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's HNSW graph in a mapped folder, merged to one segment. Compiled against Lucene 9.12; runs
 * with Lucene 10 as well, whose int8 format the older one does not have.
 */
final class LuceneVariant implements Variant {
  private static final String VECTOR = "vector";
  private static final String ID = "id";

  /** Large enough that each thread writes one segment, as far as Lucene lets it. */
  private static final double BUFFER_MIB = 1_900;

  private static final String INT8_FORMAT =
      "org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat";
  private static final String ENCODING =
      "org.apache.lucene.util.quantization.QuantizedByteVectorValues$ScalarEncoding";

  private static final String RESCORING = "org.apache.lucene.search.RescoreTopNQuery";

  private final Format format;

  private LuceneVariant(Format format) {
    this.format = format;
  }

  /** Returns the variants that the Lucene on the class path has. */
  static List<Variant> all() {
    List<Variant> variants = new ArrayList<>();
    variants.add(new LuceneVariant(Format.FLOAT));
    try {
      Class.forName(INT8_FORMAT);
      variants.add(new LuceneVariant(Format.INT8));
      variants.add(new LuceneVariant(Format.INT8_RESCORED));
    } catch (ClassNotFoundException e) {
      System.err.println("Lucene " + Version.LATEST + " has no int8 format to compare with");
    }
    return variants;
  }

  @Override
  public String name() {
    return "lucene-" + Version.LATEST.major + "." + Version.LATEST.minor + format.suffix;
  }

  @Override
  public Searchable build(VectorSet vectors, int threads, Path scratch)
      throws IOException, InterruptedException {
    Directory directory = new MMapDirectory(scratch);
    ExecutorService merging = Executors.newFixedThreadPool(threads);
    try (IndexWriter writer = new IndexWriter(directory, configuration(threads, merging))) {
      Workers.forEach(threads, vectors.size(), i -> writer.addDocument(document(vectors, i)));
      writer.forceMerge(1);
    } finally {
      merging.shutdown();
    }
    return Opened.of(directory, name(), format == Format.INT8_RESCORED);
  }

  private static Document document(VectorSet vectors, int id) {
    Document document = new Document();
    document.add(
        new KnnFloatVectorField(VECTOR, vectors.vector(id), VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new NumericDocValuesField(ID, id));
    return document;
  }

  private IndexWriterConfig configuration(int threads, ExecutorService merging) {
    IndexWriterConfig configuration = new IndexWriterConfig();
    configuration.setRAMBufferSizeMB(BUFFER_MIB);
    configuration.setUseCompoundFile(false);
    configuration.setMergeScheduler(new ConcurrentMergeScheduler());
    configuration.setCodec(new OneVectorsFormat(vectorsFormat(threads, merging)));
    return configuration;
  }

  private KnnVectorsFormat vectorsFormat(int threads, ExecutorService merging) {
    if (format == Format.FLOAT) {
      return new Lucene99HnswVectorsFormat(M, CONSTRUCTION_CANDIDATES, threads, merging);
    }
    try {
      Class<?> encoding = Class.forName(ENCODING);
      return Class.forName(INT8_FORMAT)
          .asSubclass(KnnVectorsFormat.class)
          .getConstructor(encoding, int.class, int.class, int.class, ExecutorService.class)
          .newInstance(
              encoding.getField("UNSIGNED_BYTE").get(null),
              M,
              CONSTRUCTION_CANDIDATES,
              threads,
              merging);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(INT8_FORMAT + " refused: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Lucene " + Version.LATEST + " has another int8 format than 10.4 to 10.6 have", e);
    }
  }

  /** How vectors are kept, and whether candidates are compared once more by their full vectors. */
  private enum Format {
    FLOAT(""),
    INT8("-int8"),
    INT8_RESCORED("-int8-rescored");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }
  }

  /** The default codec, but for one field's vectors. */
  private static final class OneVectorsFormat extends FilterCodec {
    private final KnnVectorsFormat vectors;

    OneVectorsFormat(KnnVectorsFormat format) {
      super(Codec.getDefault().getName(), Codec.getDefault());
      this.vectors =
          new PerFieldKnnVectorsFormat() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
              return format;
            }
          };
    }

    @Override
    public KnnVectorsFormat knnVectorsFormat() {
      return vectors;
    }
  }

  private record Opened(
      Directory directory,
      DirectoryReader reader,
      IndexSearcher searcher,
      int[] ids,
      String name,
      @Nullable MethodHandle rescoring)
      implements Searchable {

    static Opened of(Directory directory, String name, boolean rescored) throws IOException {
      DirectoryReader reader = DirectoryReader.open(directory);
      if (reader.leaves().size() != 1) {
        throw new IllegalStateException(
            "Lucene left " + reader.leaves().size() + " segments, where one was asked for");
      }
      LeafReader leaf = reader.leaves().get(0).reader();
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return new Opened(directory, reader, searcher, ids(leaf), name, rescored ? rescorer() : null);
    }

    private static MethodHandle rescorer() {
      try {
        MethodType type =
            MethodType.methodType(Query.class, Query.class, float[].class, String.class, int.class);
        return MethodHandles.publicLookup()
            .findStatic(Class.forName(RESCORING), "createFullPrecisionRescorerQuery", type);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Lucene " + Version.LATEST + " cannot rescore", e);
      }
    }

    private static int[] ids(LeafReader leaf) throws IOException {
      int[] ids = new int[leaf.maxDoc()];
      NumericDocValues values = leaf.getNumericDocValues(ID);
      for (int i = 0; i < ids.length; i++) {
        if (!values.advanceExact(i)) {
          throw new IllegalStateException("Lucene's document " + i + " has no id");
        }
        ids[i] = (int) values.longValue();
      }
      return ids;
    }

    @Override
    public String description() {
      return name + " of Lucene " + Version.LATEST;
    }

    @Override
    public int[] search(float[] query, int k, int effort) throws IOException {
      Query nearest = new KnnFloatVectorQuery(VECTOR, query, Math.max(k, effort));
      ScoreDoc[] found = searcher.search(rescored(nearest, query, k), k).scoreDocs;
      return Arrays.stream(found).mapToInt(hit -> ids[hit.doc]).toArray();
    }

    private Query rescored(Query nearest, float[] query, int k) {
      if (rescoring == null) {
        return nearest;
      }
      try {
        return (Query) rescoring.invokeExact(nearest, query, VECTOR, k);
      } catch (Throwable e) {
        throw new IllegalStateException("Lucene did not make a query that rescores", e);
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
      directory.close();
    }
  }
}
