package io.astraflow.core.internal.parse;

import java.util.Locale;

/** The file name in the name of a source, which may be a path of any system or an address. */
public final class FileName {
  private FileName() {}

  /** What follows the last slash or backslash, or all of it where there is none. */
  public static String of(String source) {
    return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
  }

  /** What follows the file name's last dot, in lower case, or nothing where there is none. */
  public static String extension(String source) {
    String name = of(source);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
