package io.astraflow.collection;

import io.astraflow.chat.Chats;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.Models;
import io.astraflow.task.Tasks;
import io.astraflow.training.Training;
import java.util.List;
import java.util.Optional;

/**
 * One owner's world: every collection hangs from a workspace, and nothing reaches across two of
 * them.
 *
 * <p>Safe for use by many threads.
 */
public interface Workspace {

  /** Returns the name, unique in its data folder. */
  String name();

  /** Returns the language models, with what this workspace allows around them. */
  Models models();

  /** Returns the tasks. */
  Tasks tasks();

  /** Returns the conversations. */
  Chats chats();

  /** Returns what writes training data from what this workspace holds. */
  Training training();

  /** Opens the collection of this name, creating it with default options on first use. */
  default Collection collection(String name) {
    return collection(name, CollectionOptions.ofDefaults());
  }

  /**
   * Opens the collection of this name, creating it with {@code options} on first use.
   *
   * @param name one to 200 characters, not blank; compared exactly
   * @throws ConfigurationException if the collection exists with another embedding model or other
   *     chunking than {@code options} explicitly asks for, or if no installed plugin has the model
   */
  Collection collection(String name, CollectionOptions options);

  /** Opens the collection of this name if it exists. */
  Optional<Collection> find(String name);

  /** Returns the names of the collections, in order. */
  List<String> collectionNames();

  /**
   * Describes the collections, in order of their names. None is opened, so those whose embedding
   * model is not installed are there as well.
   */
  List<CollectionSummary> collections();

  /**
   * Deletes a collection with its documents, text, vectors, kept bytes and index entries. Handles
   * to it throw {@link IllegalStateException} from then on. Its embedding model need not be
   * installed.
   *
   * @return whether there was one
   */
  boolean deleteCollection(String name);
}
