package org.nroagent.agent.source.profile;

import java.util.Map;

/// One list of a module.
///
/// @param role what it is read for
/// @param list the way from the root of all data to its entries, through the entries of lists above it
/// @param leaves by the names under which they are asked for
/// @param constants values that the list does not hold but means
public record YangTable(YangRole role, YangPath list, Map<String, YangLeaf> leaves,
    Map<String, String> constants) {
  public YangTable {
    leaves = Map.copyOf(leaves);
    constants = Map.copyOf(constants);
  }
}
