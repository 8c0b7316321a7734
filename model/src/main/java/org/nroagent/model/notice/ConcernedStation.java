package org.nroagent.model.notice;

import java.util.List;

/// A base station that an incident concerns, as far as is known [R 6(1)].
///
/// @param name as the operator calls it
/// @param technologies those of it that are concerned, such as 2G and 4G [R 6(2)]; at least one
public record ConcernedStation(String name, List<String> technologies) {
  public ConcernedStation {
    technologies = List.copyOf(technologies);
  }

  /// For people, such as `LU-1207 (2G, 4G)`.
  public String text() {
    return name + " (" + String.join(", ", technologies) + ")";
  }
}
