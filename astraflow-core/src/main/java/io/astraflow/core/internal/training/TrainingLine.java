package io.astraflow.core.internal.training;

import io.astraflow.core.internal.schema.Json;
import io.astraflow.training.TrainingForm;
import io.astraflow.training.TrainingPair;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a pair as one line.
 *
 * @param form as what
 * @param system instructions that begin each conversation
 */
record TrainingLine(TrainingForm form, Optional<String> system) {

  /** Returns the line, without its end. */
  String of(TrainingPair pair) {
    ObjectNode line =
        switch (form) {
          case OPENAI -> messages(pair);
          case CHATML -> JsonNodeFactory.instance.objectNode().put("text", text(pair));
        };
    return Json.mapper().writeValueAsString(line);
  }

  private ObjectNode messages(TrainingPair pair) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = line.putArray("messages");
    system.ifPresent(text -> add(messages, "system", text));
    add(messages, "user", pair.question());
    add(messages, "assistant", pair.answer());
    return line;
  }

  private static void add(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }

  private String text(TrainingPair pair) {
    return system.map(text -> turn("system", text)).orElse("")
        + turn("user", pair.question())
        + turn("assistant", pair.answer());
  }

  private static String turn(String role, String content) {
    return "<|im_start|>" + role + "\n" + content.replace("<|", "< |") + "<|im_end|>\n";
  }
}
