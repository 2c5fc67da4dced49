package io.astraflow.core.internal.workspace;

import io.astraflow.chat.Chats;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.CollectionSummary;
import io.astraflow.collection.Workspace;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.training.WorkspaceTraining;
import io.astraflow.model.Models;
import io.astraflow.task.Tasks;
import io.astraflow.training.Training;
import java.util.List;
import java.util.Optional;

/** One owner's collections, as the store has them. */
public record StoredWorkspace(Engine engine, String name) implements Workspace {

  /** Checks the name. */
  public StoredWorkspace {
    CollectionDefinition.checkName("workspace", name);
  }

  @Override
  public Models models() {
    engine.checkOpen();
    return engine.chat().of(name);
  }

  @Override
  public Tasks tasks() {
    engine.checkOpen();
    return engine.tasks().of(name);
  }

  @Override
  public Chats chats() {
    engine.checkOpen();
    return engine.chats(name);
  }

  @Override
  public Training training() {
    engine.checkOpen();
    return new WorkspaceTraining(engine.store(), name, models(), MessageRows::message);
  }

  @Override
  public Collection collection(String collection, CollectionOptions options) {
    return engine.collection(name, collection, options);
  }

  @Override
  public Optional<Collection> find(String collection) {
    return engine.existing(name, collection).map(Collection.class::cast);
  }

  @Override
  public List<String> collectionNames() {
    return engine.names(name);
  }

  @Override
  public List<CollectionSummary> collections() {
    return engine.summaries(name);
  }

  @Override
  public boolean deleteCollection(String collection) {
    return engine.delete(name, collection);
  }
}
