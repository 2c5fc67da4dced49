package io.astraflow.core.internal.training;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.core.internal.structured.RecordReplies;
import io.astraflow.core.internal.text.Literal;
import io.astraflow.core.internal.text.TextParts;
import io.astraflow.core.internal.text.WordCount;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import io.astraflow.tool.Described;
import io.astraflow.training.QuestionRequest;
import io.astraflow.training.TrainingPair;
import io.astraflow.training.TrainingSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks a language model for questions and answers about documents, part by part, and keeps those
 * whose quotation is in the part to the letter.
 *
 * @param store has the documents
 * @param collectionId whose documents
 * @param model makes the pairs
 * @param request how many
 */
record DocumentQuestions(
    Store store, long collectionId, ModelAdapter model, QuestionRequest request)
    implements TrainingSource {
  private static final int PART_TOKENS = 1_500;
  private static final int UNKNOWN_WINDOW = 8_192;
  private static final int OUTPUT_TOKENS = 3_000;
  private static final int DOCUMENTS_AT_ONCE = 100;

  /** What is shorter in both ways may be found anywhere. */
  private static final int FEWEST_QUOTED = 3;

  private static final int SHORTEST_QUOTATION = 12;

  private static final String SYSTEM =
      """
      Write up to %d pairs of a question that a reader may ask and its answer, from the document
      alone. Each question must be understood without the document, and each answer must be complete
      in itself. With each pair copy the words from the document that the answer rests on, literally.
      Use the document's language. If it says nothing worth asking, write no pairs. %s
      """;

  @Override
  public long forEach(Consumer<TrainingPair> action) throws InterruptedException {
    long dropped = 0;
    String after = "";
    List<DocumentRow> rows = page(after);
    while (!rows.isEmpty()) {
      for (DocumentRow row : rows) {
        dropped += ofDocument(row, action);
      }
      after = rows.get(rows.size() - 1).newest().source();
      rows = page(after);
    }
    return dropped;
  }

  private List<DocumentRow> page(String after) {
    return store.read(tx -> tx.documents().list(collectionId, after, DOCUMENTS_AT_ONCE));
  }

  private long ofDocument(DocumentRow row, Consumer<TrainingPair> action)
      throws InterruptedException {
    String text = store.read(tx -> tx.documents().text(row.id())).orElse("");
    int window = model.capabilities().contextTokens().orElse(UNKNOWN_WINDOW);
    int left = request.perDocument();
    long dropped = 0;
    for (String part : TextParts.of(text, this::tokens, Math.min(PART_TOKENS, window / 3))) {
      if (left > 0 && !part.isBlank()) {
        int most = Math.min(left, request.perPart());
        Optional<List<Pair>> pairs = read(part, most);
        dropped += pairs.isPresent() ? 0 : 1;
        for (Pair pair : pairs.orElse(List.of()).stream().limit(most).toList()) {
          if (!rests(pair, part)) {
            dropped++;
          } else {
            left--;
            Set<String> documents = Set.of(row.newest().key());
            action.accept(new TrainingPair(pair.question(), pair.answer(), documents));
          }
        }
      }
    }
    return dropped;
  }

  private static boolean rests(Pair pair, String part) {
    String quotation = pair.quotation().strip();
    boolean says =
        quotation.length() >= SHORTEST_QUOTATION
            || WordCount.of(quotation).asWords() >= FEWEST_QUOTED;
    return says && Literal.find(part, quotation).isPresent();
  }

  // One reply that cannot be read would cost those of all other parts.
  private Optional<List<Pair>> read(String part, int most) throws InterruptedException {
    try {
      return Optional.of(asked(part, most));
    } catch (ModelException e) {
      if (e.kind() == ModelException.Kind.BROKEN_REPLY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<Pair> asked(String part, int most) throws InterruptedException {
    int window = model.capabilities().contextTokens().orElse(UNKNOWN_WINDOW);
    ModelRequest asked =
        ModelRequest.builder()
            .system(SYSTEM.formatted(most, Delimited.RULE))
            .user(Delimited.in("document", part))
            .maxOutputTokens(Math.min(OUTPUT_TOKENS, window / 3))
            .taskType(TaskType.EXTRACTION)
            .build();
    return RecordReplies.ask(model, asked, Pairs.class).value().pairs();
  }

  private int tokens(String text) {
    return model.countTokens(ModelRequest.of(text));
  }

  /** The form of the model's reply. */
  record Pairs(@Described("the pairs, or none") List<Pair> pairs) {}

  /** A pair as the model gives it. */
  record Pair(
      String question,
      String answer,
      @Described("copied literally from the document, three words or more") String quotation) {}
}
