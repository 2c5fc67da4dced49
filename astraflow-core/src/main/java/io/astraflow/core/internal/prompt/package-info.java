/** Prompts for language models: how what others wrote is put into them as data. */
package io.astraflow.core.internal.prompt;
