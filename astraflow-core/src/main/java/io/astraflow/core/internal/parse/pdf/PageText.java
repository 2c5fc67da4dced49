package io.astraflow.core.internal.parse.pdf;

import java.util.List;

/**
 * A page's lines in reading order.
 *
 * @param number the page's number from 1
 * @param height the page's height in points
 * @param lines the lines
 */
record PageText(int number, float height, List<Line> lines) {
  PageText {
    lines = List.copyOf(lines);
  }
}
