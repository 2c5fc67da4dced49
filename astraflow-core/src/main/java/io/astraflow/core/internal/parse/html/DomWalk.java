package io.astraflow.core.internal.parse.html;

import io.astraflow.core.internal.parse.Extraction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Walks a parsed page without recursion, so that deep nesting is harmless. */
final class DomWalk {
  private DomWalk() {}

  static void walk(Element root, MarkupBlocks blocks, Extraction into) throws InterruptedException {
    Node node = root;
    while (node != null) {
      into.checkInterrupted();
      enter(node, blocks);
      if (node.childNodeSize() > 0) {
        node = node.childNode(0);
      } else {
        node = leave(node, root, blocks);
      }
    }
    blocks.finish();
  }

  private static @Nullable Node leave(Node from, Element root, MarkupBlocks blocks)
      throws InterruptedException {
    Node node = from;
    while (true) {
      if (node instanceof Element element) {
        blocks.end(element.normalName());
      }
      if (node.equals(root)) {
        return null;
      }
      Node next = node.nextSibling();
      if (next != null) {
        return next;
      }
      Node parent = node.parent();
      if (parent == null) {
        return null;
      }
      node = parent;
    }
  }

  private static void enter(Node node, MarkupBlocks blocks) throws InterruptedException {
    if (node instanceof Element element) {
      blocks.start(element.normalName());
    } else if (node instanceof TextNode text) {
      blocks.text(text.getWholeText());
    }
  }
}
