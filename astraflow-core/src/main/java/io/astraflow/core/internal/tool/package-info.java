/**
 * Tools made of methods and of functions over records, and the rounds in which a model asks and
 * tools run. What else is around a model is no concern of this package.
 */
package io.astraflow.core.internal.tool;
