/** How documents come into a collection: sources, options, progress and the final report. */
package io.astraflow.ingest;
