/** Text from pictures through the {@code tesseract} program. */
@NullMarked
package io.astraflow.core.internal.parse.ocr;

import org.jspecify.annotations.NullMarked;
