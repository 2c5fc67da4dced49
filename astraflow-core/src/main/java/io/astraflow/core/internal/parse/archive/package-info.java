/** Archives and the documents inside them, within the limits on depth, count and size. */
@NullMarked
package io.astraflow.core.internal.parse.archive;

import org.jspecify.annotations.NullMarked;
