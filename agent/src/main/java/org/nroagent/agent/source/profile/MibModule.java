package org.nroagent.agent.source.profile;

import java.util.Map;
import java.util.Optional;

/// Tables that tell things together, usually those of one MIB module.
///
/// @param name its name in profiles
/// @param tables by what they are read for
public record MibModule(String name, Map<TableRole, MibTable> tables) {
  public MibModule {
    tables = Map.copyOf(tables);
  }

  /// The table for something, empty where the module has none.
  public Optional<MibTable> table(TableRole role) {
    return Optional.ofNullable(tables.get(role));
  }
}
