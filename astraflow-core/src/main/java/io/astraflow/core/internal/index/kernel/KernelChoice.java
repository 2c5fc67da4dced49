package io.astraflow.core.internal.index.kernel;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernels, once, when the class is loaded. */
final class KernelChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
  private static final String MODULE = "jdk.incubator.vector";
  private static final String PACKAGE = "io.astraflow.core.internal.index.kernel.";

  static final DotProduct FASTEST =
      vectorApi("VectorApiDotProduct", DotProduct.class).orElseGet(UnrolledDotProduct::new);

  static final Optional<Int4DotProduct> INT4 =
      vectorApi("VectorApiInt4DotProduct", Int4DotProduct.class);

  static {
    LOG.debug("Inner products are computed by the {} kernel", FASTEST.name());
  }

  private KernelChoice() {}

  private static <T> Optional<T> vectorApi(String kernel, Class<T> type) {
    return ModuleLayer.boot().findModule(MODULE).flatMap(module -> load(kernel, type, module));
  }

  private static <T> Optional<T> load(String kernel, Class<T> type, Module incubator) {
    KernelChoice.class.getModule().addReads(incubator);
    try {
      return Optional.of(
          Class.forName(PACKAGE + kernel).asSubclass(type).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.warn("The Vector API kernel cannot be used with this JVM; plain code takes its place", e);
      return Optional.empty();
    }
  }
}
