package org.nroagent.collector.command;

import org.nroagent.collector.version.Version;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[]{"nro-collector " + Version.text()};
  }
}
