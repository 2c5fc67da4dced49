package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatSource;
import io.astraflow.retrieval.Citation;
import tools.jackson.databind.node.ObjectNode;

/** Passages and quotations as JSON. */
final class PassageJson {
  private PassageJson() {}

  static void write(ChatSource source, ObjectNode into) {
    into.put("number", source.number())
        .put("collection", source.collection())
        .put("document", source.documentId())
        .put("source", source.source())
        .put("title", source.title())
        .put("page", source.page())
        .put("start", source.start())
        .put("end", source.end())
        .put("text", source.text());
  }

  static ChatSource source(Fields fields) {
    fields.object();
    return new ChatSource(
        fields.field("number").integer(),
        fields.text("collection"),
        fields.text("document"),
        fields.text("source"),
        fields.text("title"),
        fields.field("page").integer(),
        fields.field("start").integer(),
        fields.field("end").integer(),
        fields.text("text"));
  }

  static void write(Citation citation, ObjectNode into) {
    into.put("document", citation.documentId())
        .put("source", citation.source())
        .put("title", citation.title())
        .put("page", citation.page())
        .put("start", citation.start())
        .put("end", citation.end())
        .put("quote", citation.quote());
  }

  static Citation citation(Fields fields) {
    fields.object();
    return new Citation(
        fields.text("document"),
        fields.text("source"),
        fields.text("title"),
        fields.field("page").integer(),
        fields.field("start").integer(),
        fields.field("end").integer(),
        fields.text("quote"));
  }
}
