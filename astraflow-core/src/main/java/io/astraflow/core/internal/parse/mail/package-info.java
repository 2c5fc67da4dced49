/** E-mail: MIME messages, mailboxes, and their attachments. */
@NullMarked
package io.astraflow.core.internal.parse.mail;

import org.jspecify.annotations.NullMarked;
