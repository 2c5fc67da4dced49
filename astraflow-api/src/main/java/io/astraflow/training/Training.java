package io.astraflow.training;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes training data from what a workspace holds. Safe for use by many threads.
 *
 * <pre>{@code
 * Training training = astra.workspace().training();
 * TrainingReport report =
 *     training.export(
 *         List.of(training.documents("papers", QuestionRequest.defaults())),
 *         Path.of("data-for-tuning"),
 *         TrainingOptions.defaults());
 * }</pre>
 */
public interface Training {

  /**
   * Returns pairs about the documents of a collection, which a language model makes part by part.
   * With each it copies the words that the answer rests on; where these are not in the document to
   * the letter, white space aside, or are fewer than three and shorter than 12 characters, the pair
   * is left out. So is what it replies about a part if that cannot be read.
   *
   * @throws io.astraflow.error.InvalidInputException if there is no such collection
   * @throws io.astraflow.error.ConfigurationException if no model is named or set; what the model
   *     fails with is thrown while the pairs are read
   */
  TrainingSource documents(String collection, QuestionRequest request);

  /**
   * Returns a pair for each answer to the first message of a branch of the workspace's chats that a
   * reader rated {@link io.astraflow.chat.Rating#GOOD}: that message, and the answer without its
   * citations' numbers. Later answers are left out: what they answer may mean nothing without what
   * was said before. A pair rests on the documents that it cites or, where it cites none, on those
   * whose passages were given for it. Answers that refuse, or were not written to their end, are
   * left out; so may be chats that are written to meanwhile. One chat at a time is in memory.
   */
  TrainingSource chats();

  /**
   * Cleans pairs and writes them to two files, in the order of the sources: white space at the ends
   * and control characters go, what {@link TrainingOptions#redaction()} finds becomes placeholders,
   * and what is too short, too long or said before is left out. Documents are divided by the hash
   * of their bytes: a document and its copies are on the same side in every export with the same
   * {@link TrainingOptions#trainShare()} until they change, and never on both. A document that is
   * not in the workspace is divided by its id, and a pair that rests on none by its question.
   *
   * <p>The files take the place of earlier ones once both are whole. Where the file system knows
   * owners, nobody else may read them.
   *
   * @param folder made where it is missing
   * @throws io.astraflow.error.UnavailableException if the files cannot be written
   * @throws InterruptedException if the calling thread was interrupted
   */
  TrainingReport export(List<TrainingSource> sources, Path folder, TrainingOptions options)
      throws InterruptedException;
}
