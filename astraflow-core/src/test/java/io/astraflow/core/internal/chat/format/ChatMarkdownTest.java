package io.astraflow.core.internal.chat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Citation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Reads what is exported with a Markdown parser of its own. */
class ChatMarkdownTest {
  private static final Instant AT = Instant.parse("2024-02-29T12:34:56Z");
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnotesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  @Test
  void hasATitleASectionForEachMessageAndQuotationsAsFootnotes() {
    Citation citation = new Citation("d", "adam.pdf", "Adam", 7, 3, 20, "We used *Adam* [1].");
    String text =
        ChatMarkdown.write(
            "Optimisers & more",
            List.of(
                user("Which one?"),
                answer(
                    "Adam [1], see [2] and a[1].\n\n| a | b |\n|---|---|\n| 1 | 2 |",
                    List.of(citation))));
    assertThat(text)
        .isEqualTo(
            """
            # Optimisers &#38; more

            ## User, 2024-02-29T12:34:56Z

            Which one?

            ## Assistant, scripted:model, 2024-02-29T12:34:56Z

            Adam [^1], see [2] and a[1].

            | a | b |
            |---|---|
            | 1 | 2 |

            [^1]: Adam (adam.pdf), page 7: “We used \\*Adam\\* \\[1\\].”
            """);
    Node document = PARSER.parse(text);
    assertThat(all(document, FootnoteDefinition.class)).hasSize(1);
  }

  @Test
  void saysWhatWasNotWrittenToItsEndAndWhatCitesNothing() {
    String text =
        ChatMarkdown.write(
            "T",
            List.of(
                user("a"),
                ChatMessage.begun("1", "0", AT).failed("The model *broke*."),
                user("b"),
                answer("c", List.of())));
    assertThat(text).contains("It was not written to its end: The model \\*broke\\*.");
    assertThat(text).contains("*It cites nothing that could be checked.*");
  }

  @Property(tries = 2_000)
  void nothingThatIsSaidBecomesHtmlPicturesSectionsOrScripts(
      @ForAll("nasty") String question, @ForAll("nasty") String reply) {
    Citation citation = new Citation("d", reply, question, 0, 0, reply.length(), reply);
    String text =
        ChatMarkdown.write(
            question, List.of(user(question), answer(reply, List.of(citation)), user("The end")));
    Node document = PARSER.parse(text);
    assertThat(all(document, HtmlBlock.class)).as(text).isEmpty();
    assertThat(all(document, HtmlInline.class)).as(text).isEmpty();
    assertThat(all(document, Image.class)).as(text).isEmpty();
    assertThat(all(document, Link.class))
        .as(text)
        .allSatisfy(link -> assertThat(link.getDestination()).matches("https?://.*"));
    List<Heading> sections =
        all(document, Heading.class).stream().filter(heading -> heading.getLevel() <= 2).toList();
    assertThat(sections).as(text).extracting(Heading::getLevel).containsExactly(1, 2, 2, 2);
    assertThat(sections)
        .as(text)
        .allSatisfy(heading -> assertThat(heading.getParent()).isInstanceOf(Document.class));
    assertThat(all(document, FootnoteDefinition.class)).as(text).hasSize(1);
    assertThat(document.getLastChild().getPrevious()).as(text).isNotNull();
    assertThat(all(document.getLastChild(), Text.class).stream().map(Text::getLiteral))
        .as(text)
        .containsExactly("The end");
  }

  @Provide
  Arbitrary<String> nasty() {
    return Arbitraries.of(
            "#",
            "# a",
            "## b",
            "=",
            "===",
            "---",
            "-",
            "- ",
            "* ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            " ",
            "`",
            "``",
            "```",
            "````",
            "~~~",
            "~",
            "<b>",
            "<script>",
            "</",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "![a](http://x/y.png)",
            "![",
            "!",
            "[a](javascript:alert(1))",
            "[a]",
            "[a]: javascript:x",
            "(javascript:x)",
            "<javascript:x>",
            "http://a.b",
            "[1]",
            "[1]:",
            "[2]",
            "[^1]",
            "[^1]:",
            "[^x]: y",
            "|",
            "|---|---|",
            "| a | b |",
            "\\",
            "\\`",
            "\\<",
            "&lt;",
            "&#60;",
            "*",
            "**",
            "_",
            "a",
            "word",
            "\r",
            "\u2028",
            "\u0000",
            ":",
            "\"",
            "'",
            "(",
            ")")
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(parts -> String.join("", parts))
        .filter(text -> !text.isBlank());
  }

  private static ChatMessage user(String text) {
    return ChatMessage.user("0", Optional.empty(), text, AT);
  }

  private static ChatMessage answer(String text, List<Citation> citations) {
    return new ChatMessage(
        "1",
        Optional.of("0"),
        ChatRole.ASSISTANT,
        MessageStatus.COMPLETE,
        text,
        AT,
        Optional.of("scripted:model"),
        Usage.UNKNOWN,
        Optional.empty(),
        citations.isEmpty() ? Grounds.NOT_GROUNDED : Grounds.CITED,
        List.of(),
        citations,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static <T extends Node> List<T> all(Node node, Class<T> type) {
    List<T> found = new ArrayList<>();
    if (type.isInstance(node)) {
      found.add(type.cast(node));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      found.addAll(all(child, type));
    }
    return found;
  }
}
