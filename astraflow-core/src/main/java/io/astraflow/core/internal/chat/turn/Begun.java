package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.internal.chat.prompt.Conversation;

/**
 * A turn whose message is stored and whose answer is not written yet. Immutable.
 *
 * @param chatId its chat
 * @param settings the chat's, when it began
 * @param before what was said before
 * @param question what the user says
 * @param answer nothing so far
 * @param request how it is to be answered
 * @param again whether it was answered before, so that another answer is wanted
 */
public record Begun(
    String chatId,
    ChatSettings settings,
    Conversation before,
    ChatMessage question,
    ChatMessage answer,
    TurnRequest request,
    boolean again) {}
