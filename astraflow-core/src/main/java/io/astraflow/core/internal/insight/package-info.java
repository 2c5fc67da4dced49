/** What can be told of a document at a glance: keywords, reading time, named entities. */
package io.astraflow.core.internal.insight;
