/** What an adapter adds to each token of a streamed reply, beside LangChain4j. */
@NullMarked
package io.astraflow.benchmarks.tokens;

import org.jspecify.annotations.NullMarked;
