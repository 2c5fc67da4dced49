package io.astraflow.core.internal.schema;

import java.lang.reflect.Modifier;
import tools.jackson.databind.json.JsonMapper;

/** Whether records in named modules can be made at run time. */
final class OpenPackages {
  private static final Module READER = JsonMapper.class.getModule();

  private OpenPackages() {}

  /**
   * Checks that a record can be read.
   *
   * @throws IllegalArgumentException if its module hides it; the message says what to add
   */
  static void check(Class<?> record) {
    Module module = record.getModule();
    String name = record.getPackageName();
    boolean shown = isPublic(record) && module.isExported(name, READER);
    if (!shown && !module.isOpen(name, READER)) {
      throw new IllegalArgumentException(
          "%s cannot be read: make it public and export its package, or add \"opens %s to %s;\" to"
                  .formatted(record.getName(), name, READER.getName())
              + " the module-info of %s.".formatted(module.getName()));
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }
}
