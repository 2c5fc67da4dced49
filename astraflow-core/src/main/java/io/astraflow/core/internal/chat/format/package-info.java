/**
 * Chats as rows, as JSON to take elsewhere, and as Markdown for people. Nothing here reads the
 * store or asks a model.
 */
package io.astraflow.core.internal.chat.format;
