package io.astraflow.cli.chat;

import io.astraflow.error.InvalidInputException;
import io.astraflow.model.Health;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.Models;
import java.util.List;
import java.util.Optional;

/** The commands about how a chat answers; what they set is kept with the chat. */
record SettingCommands(Conversation conversation) {
  private static final String EXTRACTIVE = "extractive";
  private static final String NONE = "none";

  void model(String name) throws InterruptedException {
    if (name.isEmpty()) {
      conversation.out().println("Answered by " + conversation.answerer() + ". There are:");
      conversation.out().println("  " + EXTRACTIVE);
      for (String provider : conversation.workspace().models().providers()) {
        list(provider);
      }
    } else {
      Optional<ModelName> model = name.equals(EXTRACTIVE) ? Optional.empty() : known(name);
      conversation.configure(settings -> settings.withModel(model));
      conversation.note("Answered by " + conversation.answerer() + " from now on.");
    }
  }

  private Optional<ModelName> known(String name) {
    try {
      ModelName model = ModelName.parse(name);
      conversation.workspace().models().named(model);
      return Optional.of(model);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage() + ".", e);
    }
  }

  private void list(String provider) throws InterruptedException {
    Models models = conversation.workspace().models();
    Health health = models.check(provider);
    if (!health.healthy()) {
      conversation.out().println("  " + provider + ": " + health.detail());
      return;
    }
    try {
      models.list(provider).stream()
          .filter(model -> model.use() == ModelDescription.Use.CHAT)
          .forEach(model -> conversation.out().println("  " + model.name()));
    } catch (ModelException e) {
      conversation.out().println("  " + provider + ": " + e.getMessage());
    }
  }

  void collection(String names) {
    List<String> known = conversation.workspace().collectionNames();
    if (names.isEmpty()) {
      conversation.out().println("Over " + conversation.over() + ". There are:");
      known.forEach(name -> conversation.out().println("  " + name));
    } else {
      String[] chosen = known.contains(names) ? new String[] {names} : names.split("[\\s,]+");
      boolean none = chosen.length == 1 && chosen[0].equals(NONE) && !known.contains(NONE);
      String[] wanted = none ? new String[0] : chosen;
      for (String name : wanted) {
        requireKnown(name, known);
      }
      conversation.configure(settings -> settings.withCollections(wanted));
      conversation.note("Over " + conversation.over() + " from now on.");
    }
  }

  private static void requireKnown(String name, List<String> known) {
    if (!known.contains(name)) {
      throw new InvalidInputException(
          "There is no collection \"%s\". There are: %s."
              .formatted(name, String.join(", ", known)));
    }
  }

  void title(String title) {
    if (title.isEmpty()) {
      conversation.out().println(conversation.chat().title());
    } else {
      conversation.configure(settings -> settings.withTitle(title));
    }
  }
}
