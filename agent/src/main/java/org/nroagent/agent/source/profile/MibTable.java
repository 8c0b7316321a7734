package org.nroagent.agent.source.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One table, or several with the same index.
///
/// @param role what it is read for
/// @param name its descriptor in the module, for messages
/// @param index the parts of its index
/// @param columns by name
/// @param constants values that the table does not hold but means, such as a direction
/// @param mostRows where reading ends
public record MibTable(TableRole role, String name, List<IndexPart> index, Map<String, MibColumn> columns,
    Map<String, String> constants, int mostRows) {
  /// The most rows that are ever read of a table.
  public static final int MOST_ROWS = 10_000;

  public MibTable {
    index = List.copyOf(index);
    columns = Map.copyOf(new LinkedHashMap<>(columns));
    constants = Map.copyOf(constants);
  }
}
