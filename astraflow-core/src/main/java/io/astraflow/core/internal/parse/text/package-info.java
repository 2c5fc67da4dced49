/** Plain text, Markdown, source code and delimited tables, and the detection of encodings. */
@NullMarked
package io.astraflow.core.internal.parse.text;

import org.jspecify.annotations.NullMarked;
