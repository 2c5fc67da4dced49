/**
 * Bodies that arrive bit by bit: bytes to frames (server-sent events, lines of JSON), and frames to
 * the events of a {@link io.astraflow.model.ModelStream}.
 */
package io.astraflow.http.stream;
