/** Long lists, page by page. */
package io.astraflow.page;
