/** What the model gets of a chat: its history, in full and in short, and what fits its window. */
package io.astraflow.core.internal.chat.prompt;
