package io.astraflow.core.internal.index.hnswlib;

import java.util.Set;

/**
 * Lets this module use hnswlib, whose jar has no module name of its own: {@code requires} could ask
 * for it only by a name made from the jar's file name, which the next release of the jar may
 * change.
 *
 * <p>On the class path there is nothing to grant.
 */
final class HnswlibAccess {
  private static final String PACKAGE = "com.github.jelmerk.hnswlib.core";

  private HnswlibAccess() {}

  /**
   * Adds the edges to wherever the library may be: the class path, or a module of any name. To be
   * called before a class that refers to the library is loaded; again, it has no effect.
   */
  static void grant() {
    Module self = HnswlibAccess.class.getModule();
    self.addReads(HnswlibAccess.class.getClassLoader().getUnnamedModule());
    ModuleLayer layer = self.getLayer();
    Set<Module> neighbours = layer == null ? Set.of() : layer.modules();
    for (Module module : neighbours) {
      if (module.getPackages().contains(PACKAGE)) {
        self.addReads(module);
      }
    }
  }
}
