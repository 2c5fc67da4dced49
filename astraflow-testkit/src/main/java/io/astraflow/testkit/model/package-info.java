/** Contracts for language models, and one that replies what a test says. */
package io.astraflow.testkit.model;
