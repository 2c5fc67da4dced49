/** Workspaces and collections as the store has them, and the data folder they live in. */
package io.astraflow.core.internal.workspace;
