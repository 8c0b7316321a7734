package org.nroagent.agent.source.profile;

import java.util.List;

/// A way through a tree of nodes: first upwards, then down by names. From the root of all data there is no way up.
///
/// @param up how many levels
/// @param steps names on the way down
public record YangPath(int up, List<YangName> steps) {
  public YangPath {
    steps = List.copyOf(steps);
  }

  /// A way down from the root.
  public static YangPath ofRoot(List<YangName> steps) {
    return new YangPath(0, steps);
  }
}
