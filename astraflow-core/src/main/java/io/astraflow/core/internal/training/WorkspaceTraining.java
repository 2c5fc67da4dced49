package io.astraflow.core.internal.training;

import io.astraflow.chat.ChatMessage;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.Models;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import io.astraflow.training.QuestionRequest;
import io.astraflow.training.Training;
import io.astraflow.training.TrainingOptions;
import io.astraflow.training.TrainingReport;
import io.astraflow.training.TrainingSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Training data of one workspace.
 *
 * @param store has the documents and the chats
 * @param workspace its name
 * @param models make questions
 * @param messages returns the message of a row of a chat
 */
public record WorkspaceTraining(
    Store store, String workspace, Models models, Function<ChatMessageRow, ChatMessage> messages)
    implements Training {

  @Override
  public TrainingSource documents(String collection, QuestionRequest request) {
    CollectionRow row =
        store
            .read(tx -> tx.collections().find(workspace, collection))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "The workspace '%s' has no collection '%s'."
                            .formatted(workspace, collection)));
    return new DocumentQuestions(
        store,
        row.id(),
        request
            .model()
            .map(models::named)
            .or(models::preferred)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Questions about documents need a language model, and none is set: name one"
                            + " in the request, or set one with AstraFlow.Builder.models.")),
        request);
  }

  @Override
  public TrainingSource chats() {
    return new ChatAnswers(store, workspace, messages);
  }

  @Override
  public TrainingReport export(List<TrainingSource> sources, Path folder, TrainingOptions options)
      throws InterruptedException {
    return new TrainingExport(options, new DocumentContents(store, workspace)::of)
        .run(sources, folder);
  }
}
