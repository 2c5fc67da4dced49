/** Books in the EPUB format and feeds. */
@NullMarked
package io.astraflow.core.internal.parse.epub;

import org.jspecify.annotations.NullMarked;
