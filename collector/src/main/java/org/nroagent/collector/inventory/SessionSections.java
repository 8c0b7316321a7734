package org.nroagent.collector.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.impact.DataNetwork;

/// Reads the counts of sessions of all files.
final class SessionSections {
  private static final int MOST_COUNTS = 200_000;
  private static final int MOST_SESSIONS = 100_000_000;

  private final References references;
  private final List<SessionCount> counts = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  private record Key(DataNetwork network, String operator, Instant at) {}

  SessionSections(References references) {
    this.references = references;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      if (counts.size() >= MOST_COUNTS) {
        section.error("there are more than " + MOST_COUNTS + " counts of sessions");
        return;
      }
      counts.add(count(section));
    }
  }

  /// What was read.
  List<SessionCount> read() {
    return counts;
  }

  private SessionCount count(Section section) {
    Field<Instant> at = section.instant("at");
    DataNetwork network = section.enumeration("network", DataNetwork.class).orElse(DataNetwork.FIXED);
    SessionCount count = new SessionCount(network,
        references.operators(network).required(section.text("operator")),
        at.required(Instant.EPOCH), section.integer("count", 1, MOST_SESSIONS).required(1));
    if (at.optional().isPresent() && !seen.add(new Key(network, count.operator(), count.at()))) {
      at.error("there is a count of operator '" + count.operator() + "' at this moment already");
    }
    return count;
  }
}
