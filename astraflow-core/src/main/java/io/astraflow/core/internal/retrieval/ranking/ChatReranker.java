package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.retrieval.Reranker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a language model to grade passages from 0 to 100, twenty in one prompt, so that it sees them
 * beside each other. Safe for use by many threads.
 */
public final class ChatReranker implements Reranker {
  /** The reranker's id: {@value}. */
  public static final String ID = "chat";

  private static final int PASSAGES = 20;
  private static final int PASSAGE_CHARACTERS = 2_000;
  private static final int QUERY_CHARACTERS = 8_000;
  private static final int TOKENS_A_LINE = 12;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Pattern GRADE = Pattern.compile("(\\d{1,4}): (\\d{1,3}(?:\\.\\d{1,4})?)");

  private static final String SYSTEM =
      """
      Grade how well each numbered passage answers the query: 100 answers it fully, 50 is about the
      same matter, 0 has nothing to do with it. %s Reply with one line for each passage, in their
      order, such as
      1: 85
      and with nothing else.
      """
          .formatted(Delimited.RULE);

  private final ModelAdapter model;

  /** Creates a reranker; the model stays the caller's to close. */
  public ChatReranker(ModelAdapter model) {
    this.model = model;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public double[] score(String query, List<String> texts) throws InterruptedException {
    double[] scores = new double[texts.size()];
    for (int from = 0; from < scores.length; from += PASSAGES) {
      List<String> some = texts.subList(from, Math.min(scores.length, from + PASSAGES));
      double[] grades = grades(query, some);
      System.arraycopy(grades, 0, scores, from, grades.length);
    }
    return scores;
  }

  private double[] grades(String query, List<String> texts) throws InterruptedException {
    int tokens = TOKENS_A_LINE * (texts.size() + 1);
    ModelRequest request =
        ModelRequest.builder()
            .taskType(TaskType.RETRIEVAL)
            .system(SYSTEM)
            .user(prompt(query, texts))
            .maxOutputTokens(tokens)
            .timeout(TIMEOUT)
            .build();
    return parsed(model.complete(request).text(), texts.size());
  }

  private static String prompt(String query, List<String> texts) {
    StringBuilder prompt = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = Delimited.clipped(texts.get(i), PASSAGE_CHARACTERS);
      prompt.append(Delimited.numbered("passage", i + 1, text));
    }
    return prompt
        .append(Delimited.in("query", Delimited.clipped(query, QUERY_CHARACTERS)))
        .toString();
  }

  private double[] parsed(String reply, int size) {
    double[] grades = new double[size];
    Arrays.fill(grades, Double.NaN);
    for (String line : reply.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Matcher grade = GRADE.matcher(line);
      if (!grade.matches()) {
        throw unusable("'%s' is no grade".formatted(Delimited.clipped(line, 80)));
      }
      int index = Integer.parseInt(grade.group(1)) - 1;
      double value = Double.parseDouble(grade.group(2));
      if (index < 0 || index >= size || !Double.isNaN(grades[index]) || value > 100) {
        throw unusable("'%s' is not one of %d grades up to 100".formatted(line, size));
      }
      grades[index] = value;
    }
    if (Arrays.stream(grades).anyMatch(Double::isNaN)) {
      throw unusable("not all of %d passages have a grade".formatted(size));
    }
    return grades;
  }

  private ModelException unusable(String reason) {
    return new ModelException(
        ModelException.Kind.REFUSED,
        "%s did not grade the passages as it was asked: %s".formatted(model.name(), reason),
        null);
  }
}
