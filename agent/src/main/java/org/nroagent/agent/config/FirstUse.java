package org.nroagent.agent.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers where each name was used first, so that a second use can point there.
final class FirstUse {
  private final Map<String, Integer> lines = new HashMap<>();

  /// Notes a use.
  ///
  /// @param line 1-based line of the use
  /// @return the line of the first use, empty if this is it
  Optional<Integer> earlier(String name, int line) {
    return Optional.ofNullable(lines.putIfAbsent(name, line));
  }
}
