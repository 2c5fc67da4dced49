package io.astraflow.testkit.store;

import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens stores in memory, and keeps for its own lifetime what was written to each folder. Safe for
 * use by many threads.
 */
public final class MemoryStoreFactory implements StoreFactory {
  private final Map<Path, MemoryFolder> folders = new ConcurrentHashMap<>();
  private final Map<String, MemoryState> backups = new ConcurrentHashMap<>();

  /** Creates a factory that has no stores yet. */
  public MemoryStoreFactory() {}

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public Store open(Path folder) {
    return new MemoryStore(
        this, folders.computeIfAbsent(key(folder), any -> new MemoryFolder(new MemoryState())));
  }

  @Override
  public void restore(Path backup, Path folder) {
    MemoryState kept = backups.get(ticket(backup));
    if (kept == null) {
      throw new InvalidInputException(backup + " is no backup of this factory's stores");
    }
    folders.put(key(folder), new MemoryFolder(kept));
  }

  @Override
  public boolean existsIn(Path folder) {
    return folders.containsKey(key(folder));
  }

  /** Keeps a state and returns the ticket for it. */
  String keep(MemoryState state) {
    String ticket = UUID.randomUUID().toString();
    backups.put(ticket, state);
    return ticket;
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private static String ticket(Path backup) {
    try {
      return new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidInputException("the backup " + backup + " cannot be read: " + e, e);
    }
  }
}
