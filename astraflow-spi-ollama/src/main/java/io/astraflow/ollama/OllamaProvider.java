package io.astraflow.ollama;

import io.astraflow.model.ModelProvider;
import java.util.function.Consumer;

/** The models of one Ollama server. Safe for use by many threads. */
public interface OllamaProvider extends ModelProvider {

  /**
   * Downloads a model to the server, and returns when it is there. What is there already is not
   * loaded again; a download that was broken off goes on where it was.
   *
   * @param progress told of each step, on the calling thread
   * @throws io.astraflow.model.ModelException if the server does not know the model or cannot load
   *     it
   * @throws InterruptedException if the calling thread was interrupted; the server may go on
   */
  void pull(String model, Consumer<Progress> progress) throws InterruptedException;

  /**
   * Creates a model on the server, and returns when it is there. The files that it is made from,
   * and those of its adapter, are brought to the server first, unless it has them; they are read
   * twice, and little of them is in memory at a time. An upload may take ten minutes and a second
   * for every 256 KiB.
   *
   * @param progress told of each step, files that are read and sent among them, on the calling
   *     thread
   * @throws io.astraflow.error.InvalidInputException if a file cannot be read, a folder has no
   *     model, or a link leads out of it
   * @throws io.astraflow.model.ModelException if the server cannot create it
   * @throws InterruptedException if the calling thread was interrupted; the server may go on
   */
  void create(String model, Modelfile file, Consumer<Progress> progress)
      throws InterruptedException;

  /**
   * Asks what the server knows of a model. What it can do and whether it runs elsewhere is from
   * then on among the capabilities of its adapter; how much it was made to read is not, since
   * servers give most models a smaller window: that is what is set as {@code context-tokens}.
   *
   * @throws io.astraflow.model.ModelException if the server does not have it
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  ModelDetails show(String model) throws InterruptedException;
}
