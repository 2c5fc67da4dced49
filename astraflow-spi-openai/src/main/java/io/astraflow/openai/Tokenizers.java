package io.astraflow.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** The byte-pair encodings of OpenAI's models, loaded when first used. Safe for many threads. */
final class Tokenizers {
  private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

  private Tokenizers() {}

  /** Returns the encoding of GPT-4o and everything after it. */
  static Encoding present() {
    return REGISTRY.getEncoding(EncodingType.O200K_BASE);
  }

  /** Returns the encoding of GPT-3.5, GPT-4 and the embedding models. */
  static Encoding old() {
    return REGISTRY.getEncoding(EncodingType.CL100K_BASE);
  }
}
