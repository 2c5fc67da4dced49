/** Other models in the place of one that fails. */
package io.astraflow.core.internal.model.fallback;
