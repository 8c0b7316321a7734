package org.nroagent.agent.source.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.reading.TableKind;

/// What is particular about a family of devices. `mibs/README.md` describes the file.
///
/// @param name its name, as in [org.nroagent.model.reading.DeviceReading.SystemReading]
/// @param evidence what it was made from, but for what is in `recorded`
/// @param recorded the kinds of tables of which a walk recorded from such a device is the test
/// @param sysObjectIds prefixes of sysObjectID, dotted
/// @param sysDescr a text that sysDescr must contain, empty where the prefix tells enough
/// @param maxVarbinds the most table cells that one request asks for
/// @param counterRefresh how long the device may keep a counter before it refreshes it
/// @param tables which modules tell each kind of table, the preferred one first; kinds that are not read are missing
/// @param quirks what it does differently from its modules
/// @param activeSessions what tells how many sessions it serves, dotted and without an instance: a scalar, or a column
///     whose cells are added; empty where nothing does
public record Profile(String name, Evidence evidence, Set<TableKind> recorded, List<String> sysObjectIds,
    String sysDescr, int maxVarbinds, Duration counterRefresh, Map<TableKind, List<MibModule>> tables,
    Set<Quirk> quirks, Optional<String> activeSessions) {
  static final int MOST_VARBINDS = 1000;
  static final int LONGEST_COUNTER_REFRESH_SECONDS = 300;

  public Profile {
    recorded = Set.copyOf(recorded);
    sysObjectIds = List.copyOf(sysObjectIds);
    tables = Map.copyOf(tables);
    quirks = Set.copyOf(quirks);
  }

  /// What a profile was made from.
  public enum Evidence {
    /// A walk recorded from such a device.
    RECORDED("recorded"),
    /// The modules alone.
    CONSTRUCTED("constructed, unverified");

    private final String words;

    Evidence(String words) {
      this.words = words;
    }

    /// How it is written in a profile.
    public String words() {
      return words;
    }
  }

  /// The modules that tell a kind of table, empty where it is not read.
  public List<MibModule> modules(TableKind kind) {
    return tables.getOrDefault(kind, List.of());
  }

  /// How well this profile fits a device: the length of the prefix that matches, a text in sysDescr counting more than
  /// none at the same length; 0 where it does not fit.
  int fit(String sysObjectId, String describedAs) {
    if (!describedAs.contains(sysDescr)) {
      return 0;
    }
    int longest = 0;
    for (String prefix : sysObjectIds) {
      if ((sysObjectId + ".").startsWith(prefix + ".")) {
        longest = Math.max(longest, 2 * prefix.length() + (sysDescr.isEmpty() ? 0 : 1));
      }
    }
    return longest;
  }
}
