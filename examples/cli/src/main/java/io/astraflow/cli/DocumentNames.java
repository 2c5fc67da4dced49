package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.error.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents of a collection as a command line names them: by id, by source or by path. */
record DocumentNames(Collection collection) {

  /**
   * Returns the id of each named document.
   *
   * @throws InvalidInputException if one is not there
   */
  Map<String, String> ids(List<String> names) {
    Map<String, String> ids = new LinkedHashMap<>();
    collection.forEachDocument(document -> match(document, names, ids));
    for (String name : names) {
      if (!ids.containsKey(name)) {
        throw new InvalidInputException(
            "There is no document \"%s\" in the collection \"%s\". The command documents lists them; nothing was done."
                .formatted(name, collection.name()));
      }
    }
    return ids;
  }

  private static void match(Document document, List<String> names, Map<String, String> ids) {
    for (String name : names) {
      if (name.equals(document.id())
          || name.equals(document.source())
          || absolute(name).equals(document.source())) {
        ids.put(name, document.id());
      }
    }
  }

  private static String absolute(String name) {
    try {
      return Path.of(name).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return name; // Then it can only be an id or the name that an application gave.
    }
  }
}
