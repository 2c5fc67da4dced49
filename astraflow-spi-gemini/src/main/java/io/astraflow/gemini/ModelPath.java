package io.astraflow.gemini;

import java.nio.charset.StandardCharsets;

/** Resource names of models: {@code models/gemini-2.5-flash}, {@code tunedModels/mine}. */
final class ModelPath {
  private static final String PREFIX = "models/";
  private static final String PLAIN = "-._~/";

  private ModelPath() {}

  /** Returns the resource name of a model, which may be one already. */
  static String resource(String model) {
    return model.indexOf('/') < 0 ? PREFIX + model : model;
  }

  /** Returns the id of a resource name, without {@code models/}. */
  static String id(String resource) {
    return resource.startsWith(PREFIX) ? resource.substring(PREFIX.length()) : resource;
  }

  /** Returns the path of a model's method, with what a path cannot hold percent-encoded. */
  static String of(String model, String method) {
    StringBuilder path = new StringBuilder();
    for (byte b : resource(model).getBytes(StandardCharsets.UTF_8)) {
      if ((b >= 'a' && b <= 'z')
          || (b >= 'A' && b <= 'Z')
          || (b >= '0' && b <= '9')
          || PLAIN.indexOf(b) >= 0) {
        path.append((char) b);
      } else {
        path.append('%').append("%02X".formatted(b & 0xFF));
      }
    }
    return path.append(':').append(method).toString();
  }
}
