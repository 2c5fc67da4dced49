package io.astraflow.chat;

/**
 * A message that was found. Immutable.
 *
 * @param chatId its chat
 * @param chatTitle that chat's title
 * @param message the message
 */
public record MessageHit(String chatId, String chatTitle, ChatMessage message) {}
