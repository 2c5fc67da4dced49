package io.astraflow.core.internal.summary;

import io.astraflow.summary.SummaryListener;

/** Tells a listener of steps that come behind others. */
record LaterSteps(SummaryListener listener, int before) implements SummaryListener {
  @Override
  public void progress(int done, int total) {
    listener.progress(before + done, before + total);
  }

  @Override
  public void text(String fragment) {
    listener.text(fragment);
  }
}
