package io.astraflow.testkit.model;

import java.util.List;

/** How a provider writes what it sends, for the contracts' server. */
public interface ProviderWire {

  /** Returns a whole reply as JSON. */
  String whole(WireReply reply);

  /**
   * Returns the frames of a streamed reply, each with all that delimits it, such as {@code data: …}
   * and a blank line: at least one for each piece of text, and each call in several where the
   * protocol can. The last ones say that the reply is finished.
   */
  List<String> frames(WireReply reply);

  /** Returns the media type of a streamed reply, such as {@code text/event-stream}. */
  String streamType();

  /** Returns the body of an error as JSON. */
  String error(int status, String message);

  /** Returns the frame that tells of an error in the middle of a stream. */
  String errorFrame(String message);

  /** Returns the list of models as JSON. */
  String models(List<String> ids);

  /** Returns the answer of a whole reply. */
  default Answer answer(WireReply reply) {
    return Answer.json(whole(reply));
  }

  /** Returns the answer of a streamed reply, a write for each frame. */
  default Answer stream(WireReply reply) {
    return stream(frames(reply));
  }

  /** Returns the answer of these frames, a write for each. */
  default Answer stream(List<String> frames) {
    Answer answer = Answer.status(200).header("Content-Type", streamType());
    for (String frame : frames) {
      answer = answer.send(frame);
    }
    return answer;
  }
}
