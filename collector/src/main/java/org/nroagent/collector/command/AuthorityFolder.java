package org.nroagent.collector.command;

/// Where the commands look for the authority.
final class AuthorityFolder {
  /// Where nothing else is said.
  static final String DEFAULT = "/etc/nro-collector/ca";

  private AuthorityFolder() {}
}
