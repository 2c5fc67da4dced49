/**
 * The command line: options in, one call of the library, text or JSON out. What a command means
 * belongs to the library; here is only how it is asked for and shown.
 */
@NullMarked
package io.astraflow.cli;

import org.jspecify.annotations.NullMarked;
