/** What a collection holds, as callers see it, page by page. */
package io.astraflow.core.internal.listing;
