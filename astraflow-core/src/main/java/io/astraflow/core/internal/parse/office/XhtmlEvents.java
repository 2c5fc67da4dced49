package io.astraflow.core.internal.parse.office;

import io.astraflow.core.internal.parse.html.MarkupBlocks;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Passes Tika's XHTML on as blocks. One thread at a time. */
final class XhtmlEvents extends DefaultHandler {
  private final MarkupBlocks blocks;
  private boolean inHead;

  XhtmlEvents(MarkupBlocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    String name = localName.toLowerCase(Locale.ROOT);
    inHead |= name.equals("head");
    if (inHead) {
      return;
    }
    try {
      String kind = attributes.getValue("class");
      if (name.equals("div") && "slide-content".equals(kind)) {
        blocks.nextPage();
      }
      blocks.start(name);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    String name = localName.toLowerCase(Locale.ROOT);
    if (inHead) {
      inHead = !name.equals("head");
      return;
    }
    try {
      blocks.end(name);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (!inHead) {
      blocks.text(new String(characters, start, length));
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) {
    characters(characters, start, length);
  }

  @Override
  public void endDocument() throws SAXException {
    try {
      blocks.finish();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static SAXException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SAXException("the parse was interrupted", e);
  }
}
