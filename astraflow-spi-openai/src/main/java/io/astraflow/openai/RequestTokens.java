package io.astraflow.openai;

import com.knuddels.jtokkit.api.Encoding;
import io.astraflow.http.json.Json;
import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.model.ResponseFormat;
import java.nio.charset.StandardCharsets;

/**
 * Counts the tokens of a request as OpenAI's cookbook does: the text, 4 a message, 3 for the reply.
 * Tools are counted as their JSON and pictures as large ones, which is more than they take. Of a
 * model not known it adds a quarter, since others cut text into more tokens.
 */
final class RequestTokens {
  private static final int MESSAGE = 4;
  private static final int REPLY = 3;

  private RequestTokens() {}

  static int count(ModelRequest request, ModelFamily family) {
    Encoding encoding = family.countsAsGpt4() ? Tokenizers.old() : Tokenizers.present();
    long tokens = REPLY;
    if (!request.system().isEmpty()) {
      tokens += MESSAGE + encoding.countTokensOrdinary(request.system());
    }
    for (Message message : request.messages()) {
      tokens += MESSAGE;
      for (Part part : message.parts()) {
        tokens += count(part, family, encoding);
      }
    }
    tokens += tools(request, encoding);
    if (request.responseFormat() instanceof ResponseFormat.Schema schema) {
      tokens += encoding.countTokensOrdinary(schema.schema().json());
    }
    long estimated = family.known() ? tokens : tokens + tokens / 4;
    return (int) Math.min(Integer.MAX_VALUE, estimated);
  }

  private static int tools(ModelRequest request, Encoding encoding) {
    if (request.tools().isEmpty()) {
      return 0;
    }
    byte[] json =
        Json.write(
            object -> {
              object.writeStartObject();
              ChatRequestWriter.tools(object, request.tools());
              object.writeEndObject();
            });
    return encoding.countTokensOrdinary(new String(json, StandardCharsets.UTF_8));
  }

  private static int count(Part part, ModelFamily family, Encoding encoding) {
    if (part instanceof Part.Text text) {
      return encoding.countTokensOrdinary(text.text());
    }
    if (part instanceof Part.Call call) {
      return MESSAGE
          + encoding.countTokensOrdinary(call.call().name())
          + encoding.countTokensOrdinary(call.call().arguments());
    }
    if (part instanceof Part.Result result) {
      return MESSAGE + encoding.countTokensOrdinary(result.result().content());
    }
    return part instanceof Part.Reasoning ? 0 : family.imageTokens();
  }
}
