package io.astraflow.core.internal.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.parse.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkerTest {
  private static final TokenCounter WORDS =
      text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

  @Property(tries = 300)
  void everyChunkIsASpanOfTheTextThatFitsTheModel(
      @ForAll @Size(max = 30) List<String> texts, @ForAll @IntRange(min = 16, max = 60) int most) {
    ExtractedText text = ExtractedText.of(paragraphs(texts));
    List<Chunk> chunks = new Chunker(WORDS, most, 0).chunks(text);
    int end = 0;
    for (Chunk chunk : chunks) {
      assertThat(chunk.span().start()).isGreaterThanOrEqualTo(end);
      end = chunk.span().end();
      String cut = chunk.span().of(text.text());
      assertThat(cut).isNotBlank();
      assertThat(WORDS.count(cut)).isLessThanOrEqualTo(most);
      assertThat(chunk.tokens()).isLessThanOrEqualTo(most);
    }
  }

  @Property(tries = 300)
  void nothingButWhiteSpaceIsLeftOut(@ForAll @Size(max = 30) List<String> texts) {
    ExtractedText text = ExtractedText.of(paragraphs(texts));
    boolean[] covered = new boolean[text.text().length()];
    for (Chunk chunk : new Chunker(WORDS, 20, 0).chunks(text)) {
      java.util.Arrays.fill(covered, chunk.span().start(), chunk.span().end(), true);
    }
    for (int i = 0; i < covered.length; i++) {
      assertThat(covered[i] || Character.isWhitespace(text.text().charAt(i))).isTrue();
    }
  }

  @Test
  void cutsAWordThatIsLongerThanAChunk() {
    TokenCounter characters = String::length;
    ExtractedText text = ExtractedText.of(paragraphs(List.of("x".repeat(500) + "🙂".repeat(50))));
    List<Chunk> chunks = new Chunker(characters, 33, 0).chunks(text);
    assertThat(chunks).allMatch(chunk -> chunk.tokens() <= 33);
    assertThat(chunks.stream().map(c -> c.span().of(text.text())).collect(Collectors.joining()))
        .isEqualTo(text.text());
    assertThat(chunks)
        .noneMatch(c -> Character.isLowSurrogate(text.text().charAt(c.span().start())));
  }

  @Test
  void aChangedParagraphChangesOnlyTheChunksNearIt() {
    List<String> paragraphs = randomParagraphs(300);
    Set<String> before = chunkTexts(paragraphs);
    paragraphs.set(
        20, "This paragraph now says something else altogether, at more length than before.");
    Set<String> after = chunkTexts(paragraphs);
    Set<String> fresh = new HashSet<>(after);
    fresh.removeAll(before);
    assertThat(before.size()).isGreaterThan(40);
    assertThat(fresh).isNotEmpty().hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void aSectionStartsItsOwnChunkUnderItsHeadings() {
    String body = "One sentence of seven words is here. ".repeat(3);
    ExtractedText text =
        ExtractedText.of(
            List.of(
                new Block(Block.Kind.HEADING, 1, 1, "Storage"),
                new Block(Block.Kind.PARAGRAPH, 0, 1, body.strip()),
                new Block(Block.Kind.HEADING, 2, 2, "Vectors"),
                new Block(Block.Kind.PARAGRAPH, 0, 2, body.strip())));
    List<Chunk> chunks = new Chunker(WORDS, 60, 0).chunks(text);
    assertThat(chunks).extracting(Chunk::heading).containsExactly("Storage", "Storage > Vectors");
    assertThat(chunks).extracting(Chunk::page).containsExactly(1, 2);
    assertThat(text.pages()).extracting(p -> p.number()).containsExactly(1, 2);
    assertThat(text.pages().get(0).text() + text.pages().get(1).text()).isEqualTo(text.text());
  }

  @Test
  void repeatsTheEndOfTheChunkBefore() {
    List<String> paragraphs = randomParagraphs(40);
    ExtractedText text = ExtractedText.of(paragraphs(paragraphs));
    List<Chunk> chunks = new Chunker(WORDS, 60, 20).chunks(text);
    assertThat(chunks).allMatch(chunk -> chunk.tokens() <= 60);
    int overlapping = 0;
    for (int i = 1; i < chunks.size(); i++) {
      overlapping += chunks.get(i).span().start() < chunks.get(i - 1).span().end() ? 1 : 0;
    }
    assertThat(overlapping).isGreaterThan(chunks.size() / 2);
  }

  @Test
  void refusesAnOverlapOfHalfAChunk() {
    assertThatThrownBy(() -> new Chunker(WORDS, 40, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20 of 40");
  }

  private static Set<String> chunkTexts(List<String> paragraphs) {
    ExtractedText text = ExtractedText.of(paragraphs(paragraphs));
    return new Chunker(WORDS, 100, 0)
        .chunks(text).stream().map(c -> c.span().of(text.text())).collect(Collectors.toSet());
  }

  private static List<Block> paragraphs(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isBlank())
        .map(text -> new Block(Block.Kind.PARAGRAPH, 0, 0, text))
        .toList();
  }

  private static List<String> randomParagraphs(int count) {
    Random random = new Random(7);
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int s = 0; s < 1 + random.nextInt(3); s++) {
        for (int w = 0; w < 5 + random.nextInt(12); w++) {
          text.append(w == 0 ? "Word" : " word").append(random.nextInt(500));
        }
        text.append(". ");
      }
      paragraphs.add(text.toString().strip());
    }
    return paragraphs;
  }
}
