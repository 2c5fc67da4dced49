/**
 * How the files of an index come to be, whatever they hold. Their formats are with those who write
 * them.
 */
package io.astraflow.core.internal.index.files;
