package org.nroagent.agent.source.profile;

import java.util.List;
import java.util.Map;
import org.nroagent.model.reading.TableKind;

/// Lists that tell things together.
///
/// @param name its name in profiles
/// @param tables by what they are read for; rows of several for one purpose are taken together
public record YangModule(String name, Map<YangRole, List<YangTable>> tables) {
  public YangModule {
    tables = Map.copyOf(tables);
  }

  /// Whether it has a table that helps to tell a kind.
  boolean tells(TableKind kind) {
    return tables.keySet().stream().anyMatch(role -> role.kind() == kind);
  }
}
