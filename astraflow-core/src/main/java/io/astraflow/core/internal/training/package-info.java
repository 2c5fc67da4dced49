/** Training data: pairs made from documents, cleaned, divided and written as lines of JSON. */
package io.astraflow.core.internal.training;
