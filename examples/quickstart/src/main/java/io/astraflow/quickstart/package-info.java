/** The smallest application that does the whole job. */
@NullMarked
package io.astraflow.quickstart;

import org.jspecify.annotations.NullMarked;
