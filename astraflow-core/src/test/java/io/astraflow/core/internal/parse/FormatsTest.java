package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @Test
  void readsTheChaptersOfABookInTheirOrder() throws IOException, InterruptedException {
    byte[] epub =
        Zips.ofTexts(
            "mimetype",
            "application/epub+zip",
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"book/content.opf\"/></rootfiles></container>",
            "book/content.opf",
            """
            <package xmlns:dc="http://purl.org/dc/elements/1.1/">
              <metadata><dc:title>The Book</dc:title><dc:creator>A. Writer</dc:creator></metadata>
              <manifest>
                <item id="two" href="two.xhtml"/><item id="one" href="the%20one.xhtml"/>
              </manifest>
              <spine><itemref idref="one"/><itemref idref="two"/></spine>
            </package>
            """,
            "book/two.xhtml",
            "<html><body><h1>Two</h1><p>The end.</p></body></html>",
            "book/the one.xhtml",
            "<html><body><h1>One</h1><p>The start.</p></body></html>");

    ParsedDocument parsed = documents.parse("a.epub", epub);

    assertThat(parsed.mediaType()).isEqualTo("application/epub+zip");
    assertThat(parsed.title()).isEqualTo("The Book");
    assertThat(parsed.metadata()).containsEntry("author", "A. Writer");
    assertThat(Documents.text(parsed)).isEqualTo("One\nThe start.\nTwo\nThe end.");
  }

  @Test
  void readsTheCellsOfANotebook() throws InterruptedException {
    String notebook =
        """
        {"nbformat": 4, "metadata": {}, "cells": [
          {"cell_type": "markdown", "source": ["# Plan\\n", "\\n", "Some words."]},
          {"cell_type": "code", "source": "print(1)",
           "outputs": [{"output_type": "stream", "text": ["1\\n"]}]}]}
        """;

    ParsedDocument parsed = documents.parse("a.ipynb", notebook);

    assertThat(parsed.mediaType()).isEqualTo("application/x-ipynb+json");
    assertThat(parsed.blocks())
        .containsExactly(
            new Block(Block.Kind.HEADING, 1, 0, "Plan"),
            new Block(Block.Kind.PARAGRAPH, 0, 0, "Some words."),
            new Block(Block.Kind.CODE, 0, 0, "print(1)"),
            new Block(Block.Kind.CODE, 0, 0, "1"));
  }

  @Test
  void readsTheItemsOfAFeed() throws InterruptedException {
    String feed =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>News</title>
          <item><title>First</title><link>https://example.org/1</link>
            <description>&lt;p&gt;It &lt;b&gt;rains&lt;/b&gt;.&lt;/p&gt;</description></item>
        </channel></rss>
        """;

    ParsedDocument parsed = documents.parse("a.rss", feed);

    assertThat(parsed.title()).isEqualTo("News");
    assertThat(Documents.text(parsed)).isEqualTo("News\nFirst\nhttps://example.org/1\nIt rains.");
  }

  @Test
  void readsTheWordsOfADrawing() throws InterruptedException {
    String drawing =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">
          <title>A map</title><path d="M0 0L9 9"/><text x="1" y="1">North <tspan>Gate</tspan></text>
        </svg>
        """;

    ParsedDocument parsed = documents.parse("a.svg", drawing);

    assertThat(parsed.mediaType()).isEqualTo("image/svg+xml");
    assertThat(parsed.title()).isEqualTo("A map");
    assertThat(Documents.text(parsed)).isEqualTo("A map\nNorth Gate");
  }
}
