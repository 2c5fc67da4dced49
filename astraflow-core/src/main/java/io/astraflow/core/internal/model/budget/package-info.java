/** What workspaces may use: reservations before calls, settlements after them, in the store. */
package io.astraflow.core.internal.model.budget;
