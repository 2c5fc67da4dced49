package io.astraflow.onnx;

import io.astraflow.model.EmbeddingAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tools.jackson.core.JacksonException;

/**
 * An embedding model that runs in the calling thread, one text after the other.
 *
 * <p>The vocabulary and the model are loaded apart, each by the first call that needs it: counting
 * tokens never loads the model. Safe for use by many threads; to use several cores, call from
 * several.
 */
final class OnnxEmbeddingAdapter implements EmbeddingAdapter {
  private final OnnxModel model;
  private final Lazy<BertTokenizer> tokenizer;
  private final Lazy<OnnxSession> session;

  // Read-locked during each run, so that the native memory is not released under it.
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closed;

  OnnxEmbeddingAdapter(OnnxModel model) {
    this.model = model;
    this.tokenizer = new Lazy<>(() -> loadTokenizer(model.tokenizer()));
    this.session = new Lazy<>(() -> SessionLoader.load(model));
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public String fingerprint() {
    return model.fingerprint();
  }

  @Override
  public int dimension() {
    return OnnxModel.DIMENSION;
  }

  @Override
  public int maxTokens() {
    return model.maxTokens();
  }

  @Override
  public double relatedCosine() {
    return model.relatedCosine();
  }

  @Override
  public int countTokens(String text) {
    requireOpen();
    return tokenizer.value().count(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) throws InterruptedException {
    requireOpen();
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(embed(text));
    }
    return vectors;
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    return embed(model.queryPrefix() + text);
  }

  private float[] embed(String text) throws InterruptedException {
    use.readLock().lockInterruptibly();
    try {
      requireOpen();
      OnnxSession running = session.value();
      return running.embed(tokenizer.value().encode(text, model.maxTokens()));
    } finally {
      use.readLock().unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      OnnxSession loaded = session.valueIfLoaded();
      if (!closed && loaded != null) {
        loaded.close();
      }
      closed = true;
    } finally {
      use.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The embedding adapter " + model.id() + " is closed: create another");
    }
  }

  private static BertTokenizer loadTokenizer(ModelFile file) {
    byte[] json = file.read();
    file.check(json);
    try {
      return new BertTokenizer(VocabularyReader.read(new ByteArrayInputStream(json)));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw file.unusable(e);
    }
  }
}
