/** What the engine knows of natural language: terms for the lexical index, and sentences. */
package io.astraflow.core.internal.text;
