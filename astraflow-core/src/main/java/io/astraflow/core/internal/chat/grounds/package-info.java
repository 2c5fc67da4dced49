/** What the collections of a chat have to say to a message. */
package io.astraflow.core.internal.chat.grounds;
