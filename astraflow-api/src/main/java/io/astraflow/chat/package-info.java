/**
 * Conversations over collections: chats with their branches of messages, and turns that are
 * streamed and stored.
 */
package io.astraflow.chat;
