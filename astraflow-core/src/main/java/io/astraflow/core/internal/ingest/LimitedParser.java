package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.ParsedDocument;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses within a time limit, and turns whatever a parser dies of into a reason. */
record LimitedParser(DocumentParser parser, ExecutorService threads, Duration limit) {
  private static final Logger LOG = LoggerFactory.getLogger(LimitedParser.class);

  ParsedDocument parse(ParseRequest request) throws InterruptedException {
    Future<ParsedDocument> parsing = threads.submit(() -> parser.parse(request));
    try {
      return parsing.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new InvalidInputException(
          "reading it took longer than %d s: raise documentTimeout, or split it"
              .formatted(limit.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw reason(e.getCause() == null ? e : e.getCause());
    } finally {
      parsing.cancel(true); // ends the parser after a time-out or an interruption
    }
  }

  private static AstraFlowException reason(Throwable cause) {
    if (cause instanceof AstraFlowException known) {
      return known;
    }
    LOG.debug("A parser failed in a way that it did not foresee", cause);
    return new InvalidInputException(Unread.text(cause), cause);
  }
}
