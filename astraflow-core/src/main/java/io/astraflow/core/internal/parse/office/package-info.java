/** Formats that need Tika's parser package: Word, Excel, PowerPoint, OpenDocument, RTF, Outlook. */
@NullMarked
package io.astraflow.core.internal.parse.office;

import org.jspecify.annotations.NullMarked;
