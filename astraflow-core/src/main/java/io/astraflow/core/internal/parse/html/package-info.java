/** Markup as blocks: HTML files, and whatever other parsers deliver as HTML elements. */
@NullMarked
package io.astraflow.core.internal.parse.html;

import org.jspecify.annotations.NullMarked;
