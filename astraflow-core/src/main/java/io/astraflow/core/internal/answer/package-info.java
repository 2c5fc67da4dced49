/** Makes answers of passages, and checks that every quotation is what a document says. */
package io.astraflow.core.internal.answer;
