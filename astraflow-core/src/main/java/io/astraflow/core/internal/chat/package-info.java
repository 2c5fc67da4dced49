/**
 * Chats as the store has them, and the turns under way. How an answer comes about is in {@code
 * turn}, what the model gets in {@code prompt}, what is looked up in {@code grounds}, and how chats
 * are written down in {@code format}.
 */
package io.astraflow.core.internal.chat;
