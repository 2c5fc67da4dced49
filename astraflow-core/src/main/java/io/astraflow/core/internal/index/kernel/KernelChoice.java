package io.astraflow.core.internal.index.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernel, once, when the class is loaded. */
final class KernelChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
  private static final String MODULE = "jdk.incubator.vector";
  private static final String KERNEL =
      "io.astraflow.core.internal.index.kernel.VectorApiDotProduct";

  static final DotProduct FASTEST = choose();

  private KernelChoice() {}

  private static DotProduct choose() {
    DotProduct chosen =
        ModuleLayer.boot()
            .findModule(MODULE)
            .map(KernelChoice::vectorApi)
            .orElseGet(UnrolledDotProduct::new);
    LOG.debug("Inner products are computed by the {} kernel", chosen.name());
    return chosen;
  }

  private static DotProduct vectorApi(Module incubator) {
    KernelChoice.class.getModule().addReads(incubator);
    try {
      return Class.forName(KERNEL)
          .asSubclass(DotProduct.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.warn("The Vector API kernel cannot be used with this JVM; plain loops take its place", e);
      return new UnrolledDotProduct();
    }
  }
}
