/**
 * PDF documents. Glyphs become words, words lines in reading order, and lines paragraphs, headings
 * and list items; pages without text go to the optical recognition.
 */
@NullMarked
package io.astraflow.core.internal.parse.pdf;

import org.jspecify.annotations.NullMarked;
