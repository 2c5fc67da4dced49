package io.astraflow.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Says which release this is, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"astraflow " + Objects.requireNonNullElse(version, "(unpackaged)")};
  }
}
