/** Who is told of what leaves. */
package io.astraflow.core.internal.model.audit;
