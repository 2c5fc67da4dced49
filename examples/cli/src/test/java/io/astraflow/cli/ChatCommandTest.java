package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatCommandTest {
  private static final String QUESTION = "When does the library open?";
  private static final String REPLY = "At noon [1: \"opens at noon\"].";

  @TempDir Path folder;
  private final ChatModelServer server = new ChatModelServer();

  @BeforeEach
  void ingest() throws IOException {
    Path notes = folder.resolve("notes.txt");
    Files.writeString(notes, "The library opens at noon. The bridge is closed on Sundays.");
    assertThat(run("", "ingest", notes.toString()).exitCode()).isZero();
    server.says(REPLY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersEachLineAndCites() {
    CommandRun run = chat(QUESTION, "", QUESTION);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("At noon [1].")
        .contains("[1] notes.txt: \"opens at noon\"")
        .contains("Answered by " + ChatModelServer.MODEL);
    assertThat(run.err())
        .contains("answered by " + ChatModelServer.MODEL + ", over default.")
        .contains("/help");
    assertThat(server.streamed()).isEqualTo(2);
  }

  @Test
  void quotesSentencesWithoutAModel() {
    CommandRun run = run(QUESTION + "\n", "chat", "--model", "extractive");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("The library opens at noon. [1]");
    assertThat(run.err()).contains("extractive").doesNotContain("No model is configured");
    assertThat(server.streamed()).isZero();
  }

  @Test
  void refusesWhatTheCollectionDoesNotHoldUnlessTheModelMayAnswerByItself() {
    server.says("Paris.");
    String elsewhere = "Which chemical element has the symbol Zr?\n";

    CommandRun refused = chat(elsewhere);
    CommandRun general = run(elsewhere, "chat", "--model", ChatModelServer.MODEL, "--general");

    assertThat(refused.out()).doesNotContain("Paris", "Answered by");
    assertThat(general.out()).startsWith("Paris.").contains("not grounded in the collection");
  }

  @Test
  void saysOneMessageAndGoesOnWithItsChat() {
    CommandRun first =
        run("", "chat", QUESTION, "--model", ChatModelServer.MODEL, "--title", "Hours", "--json");
    JsonNode answer = first.json();
    String id = answer.path("chat").asString();

    CommandRun more = run("/title\n/history\n", "chat", "--chat", id.substring(0, 8));
    CommandRun newest = run("", "chat", "--continue", QUESTION, "--json");

    assertThat(answer.path("answer").asString()).isEqualTo("At noon [1].");
    assertThat(answer.path("status").asString()).isEqualTo("complete");
    assertThat(answer.path("grounds").asString()).isEqualTo("cited");
    assertThat(answer.path("citations").path(0).path("quote").asString())
        .isEqualTo("opens at noon");
    assertThat(more.out())
        .contains("Hours", "You: " + QUESTION, ChatModelServer.MODEL + ": At noon [1].");
    assertThat(newest.json().path("chat").asString()).isEqualTo(id);
  }

  @Test
  void asksForNoTitleOfASingleMessage() {
    CommandRun once = run("", "chat", QUESTION, "--model", ChatModelServer.MODEL, "--json");

    assertThat(once.exitCode()).as(once.err()).isZero();
    assertThat(server.asked()).isEqualTo(1);
    assertThat(run("/title\n", "chat", "--continue").out()).contains(QUESTION);
  }

  @Test
  void showsTheSourcesOfTheLastAnswer() {
    CommandRun run = chat(QUESTION, "/sources");

    assertThat(run.out()).containsSubsequence("Answered by", "[1] ", "notes.txt (default)");
    assertThat(run.out()).contains("    The library opens at noon.");
  }

  @Test
  void regeneratesEditsAndGoesBackToAnotherBranch() {
    CommandRun run =
        chat(
            QUESTION,
            "/regenerate",
            "/edit When is noon?",
            "/branches",
            "/branches 1",
            "/branches x");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(server.streamed()).isEqualTo(3);
    assertThat(run.out()).contains("  1  You: " + QUESTION, "*  2  You: When is noon?");
    assertThat(run.out().substring(run.out().indexOf("* is current")))
        .contains("You: " + QUESTION)
        .doesNotContain("When is noon?");
    assertThat(run.err()).contains("There is no branch \"x\": choose from 1 to 4.");
  }

  @Test
  void switchesTheModelAtOnceAndForGood() {
    CommandRun run = chat("/model extractive", QUESTION, "/model", "/model gpt", "/model nobody:x");
    CommandRun later = run("/model\n", "chat", "--continue");

    assertThat(run.out()).startsWith("The library opens at noon. [1]").contains("ollama: ");
    assertThat(run.err()).contains("provider:model").contains("nobody");
    assertThat(later.out()).startsWith("Answered by extractive");
    assertThat(server.streamed()).isZero();
  }

  @Test
  void switchesTheCollections() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "The museum opens at nine.");
    assertThat(run("", "ingest", other.toString(), "--collection", "city").exitCode()).isZero();
    server.says("Nine [1: \"museum opens at nine\"].");

    CommandRun run =
        chat(
            "/collection",
            "/collection town",
            "/collection city",
            "When does the museum open?",
            "/collection none",
            "/collection");

    assertThat(run.out())
        .startsWith("Over default. There are:")
        .contains("[1] other.txt: \"museum opens at nine\"")
        .contains("Over no collection.");
    assertThat(run.err()).contains("There is no collection \"town\". There are: city, default.");
  }

  @Test
  void listsOpensSearchesAndDeletesChats() {
    String id =
        run("", "chat", QUESTION, "--model", "extractive", "--json").json().path("chat").asString();

    CommandRun run =
        run(
            "/chats\n/search library\n/search unicorn\n/open "
                + id.substring(0, 8)
                + "\n/history\n/delete\n/delete yes\n/chats\n/open "
                + id
                + "\n",
            "chat",
            "--model",
            "extractive");

    assertThat(run.out())
        .contains(id.substring(0, 8) + "  " + QUESTION)
        .contains("You: " + QUESTION, "Nothing found.")
        .contains("No chats yet.");
    assertThat(run.err()).contains("write /delete yes", "Deleted.", "There is no chat \"" + id);
  }

  @Test
  void ratesAndRenamesAnswersAndBeginsAnotherChat() {
    CommandRun run =
        chat(
            QUESTION,
            "/rate good",
            "/rate lovely",
            "/title Opening hours",
            "/title",
            "/new",
            "/history");

    assertThat(run.out()).contains("Opening hours");
    assertThat(run.err())
        .contains("Rated: good", "good, bad or none", "A new chat", "Nothing was said yet");
  }

  @Test
  void exportsAndImports() throws IOException {
    Path json = folder.resolve("chat.json");
    Path markdown = folder.resolve("chat.md");

    CommandRun run =
        chat(
            QUESTION, "/export " + json, "/export " + markdown, "/export " + json, "/export x.doc");
    CommandRun imported = chat("/import " + json, "/history", "/import nothing.json", "/import");

    assertThat(run.err()).contains("Written to " + json, "There is a file", ".md, all branches");
    assertThat(Files.readString(markdown)).contains(QUESTION, "opens at noon");
    assertThat(imported.out()).contains("You: " + QUESTION);
    assertThat(imported.err()).contains("There is no file nothing.json", "Which file?");
  }

  @Test
  void helpNamesEveryCommandAndQuitEnds() {
    CommandRun run = chat("/help", "/quit", QUESTION);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("/regenerate", "/branches [N]", "/export FILE");
    assertThat(server.streamed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"/modle,/model", "/sorces,/sources", "/x,/new", "/EXPRT f,/export"})
  void namesTheNearestOfAnUnknownCommand(String line, String nearest) {
    assertThat(chat(line).err()).contains("There is no command", "Did you mean " + nearest);
  }

  @Test
  void saysALineThatBeginsWithTwoSlashes() {
    assertThat(chat("//noon at the library?", "/history").out())
        .contains("You: /noon at the library?");
  }

  @Test
  void leavesNoControlCharactersInWhatItShows() throws IOException {
    Files.writeString(folder.resolve("evil.txt"), "The castle \u001b]0;owned\u0007 opens at ten.");
    run("", "ingest", folder.resolve("evil.txt").toString());
    server.says("At \u001b[2Jten\u009b31m\u0007\r \u202esharp\u2066.");

    CommandRun run = chat("When does the castle open?", "/title \u001b[5mX", "/title", "/sources");

    assertThat(run.out()).contains("At [2Jten31m sharp.", "[5mX");
    CommandRun found = run("", "search", "castle opens");

    assertThat(found.out()).contains("owned");
    assertThat((run.out() + run.err() + found.out()).replace(System.lineSeparator(), "\n"))
        .doesNotContain("\u001b", "\u0007", "\u009b", "\r", "\u202e", "\u2066");
  }

  @Test
  void escapesControlCharactersInJson() {
    server.says("At \u001b[2Jten\u009b31m \u202esharp.");

    CommandRun run = run("", "chat", QUESTION, "--model", ChatModelServer.MODEL, "--json");

    assertThat(run.out().strip()).doesNotContain("\u001b", "\u009b", "\u202e");
    assertThat(run.json().path("answer").asString())
        .isEqualTo("At \u001b[2Jten\u009b31m \u202esharp.");
  }

  @Test
  void keepsWhatHadArrivedOfAnAnswerThatIsInterrupted() throws Exception {
    server.stallsAfter("At noon, as");
    Thread chat = Thread.currentThread();
    try (WatchedOut out = new WatchedOut("At noon, as", chat::interrupt)) {
      int exitCode = out.run("chat", QUESTION, "--model", ChatModelServer.MODEL, "--data", data());

      assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    }
    JsonNode again = run("", "chat", "--continue", "--json", QUESTION).json();
    CommandRun history = run("/history\n", "chat", "--continue");

    assertThat(again.path("status").asString()).isEqualTo("complete");
    assertThat(history.out()).contains("(cancelled): At noon, as");
  }

  @Test
  void endsAtOnceWhereItIsInterruptedBetweenAnswers() throws IOException {
    Thread chat = Thread.currentThread();
    InputStream silent =
        new FilterInputStream(new PipedInputStream(new PipedOutputStream())) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            chat.interrupt();
            return super.read(bytes, offset, length); // Nothing ever comes.
          }
        };

    CommandRun run = CommandRun.of(silent, "chat", "--model", "extractive", "--data", data());

    assertThat(run.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
  }

  @Test
  void tellsAFailureOfTheModelAndGoesOn() {
    server.failsOnce();
    CommandRun run = chat(QUESTION, QUESTION);

    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.err()).containsOnlyOnce("astraflow: ").contains("no luck");
    assertThat(run.out()).contains("At noon [1].");
  }

  @Test
  void aSingleMessageWhoseAnswerFailsIsAProblem() {
    server.failsOnce();
    CommandRun run = run("", "chat", QUESTION, "--model", ChatModelServer.MODEL);

    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.err()).contains("no luck");
  }

  @Test
  void saysThatThereIsNothingToAskAndGoesOn() {
    CommandRun run = chat("/collection none", "/model extractive", "Hello", "/help");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.err()).contains("astraflow: There is no model to ask");
    assertThat(run.out()).contains("/quit");
  }

  @Test
  void aRefusalIsNoProblem() {
    CommandRun run = chat("Which chemical element has the symbol Zr?");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.streamed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat --chat 123456789",
        "chat --chat x --continue",
        "chat --continue",
        "chat --json",
        "chat --collection nowhere",
        "chat --model gpt"
      })
  void refusesWhatCannotBeDone(String line) {
    CommandRun run = run("", line.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("astraflow: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void refusesAnEmptyMessage(String message) {
    CommandRun run = run("", "chat", message, "--model", "extractive");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("The message is empty");
  }

  private CommandRun chat(String... lines) {
    return run(String.join("\n", lines), "chat", "--model", ChatModelServer.MODEL);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private CommandRun run(String in, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return CommandRun.piped(in, all.toArray(String[]::new));
  }
}
