package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.plugin.Plugins;
import io.astraflow.error.UnavailableException;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The installed kinds of store, and which one a data folder is of. */
public record Stores(Plugins<StoreFactory> factories) {
  private static final String DEFAULT = "sqlite";

  /** Looks for plugins with this class loader. */
  public static Stores installed(ClassLoader loader) {
    return new Stores(
        Plugins.of(
            "store",
            ServiceLoader.load(StoreFactory.class, loader),
            factory -> List.of(factory.id())));
  }

  /** Returns whether the folder holds a store of any installed kind. Creates nothing. */
  public boolean anyIn(Path folder) {
    return factories.ids().stream().map(factories::named).anyMatch(f -> f.existsIn(folder));
  }

  /** Opens the folder's store. */
  public Store open(DataFolder folder) {
    return kindOf(folder).open(folder.path());
  }

  /** Puts a backup in the place of the folder's store; what was derived from the old one goes. */
  public void restore(Path backup, DataFolder folder) {
    kindOf(folder).restore(backup, folder.path());
    try (DirectoryStream<Path> snapshots = Files.newDirectoryStream(folder.indexes())) {
      for (Path snapshot : snapshots) {
        Files.delete(snapshot);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "The backup is restored, but old index snapshots in %s could not be deleted (%s): delete them by hand"
              .formatted(folder.indexes(), e.getMessage()),
          e);
    }
  }

  private StoreFactory kindOf(DataFolder folder) {
    return factories.ids().stream()
        .map(factories::named)
        .filter(factory -> factory.existsIn(folder.path()))
        .findFirst()
        .orElseGet(
            () -> factories.named(factories.ids().size() == 1 ? factories.ids().get(0) : DEFAULT));
  }
}
