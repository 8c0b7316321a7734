package org.nroagent.agent.source.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.source.profile.Profile.Evidence;
import org.nroagent.model.reading.TableKind;

/// What is read over NETCONF of a family of devices. `mibs/README.md` describes the file.
///
/// @param name its name, as in [org.nroagent.model.reading.DeviceReading.SystemReading]
/// @param evidence what it was made from, but for what is in `recorded`
/// @param recorded the kinds of tables of which answers recorded from such a device are the test
/// @param announced the namespaces that a device of this family announces, all of them
/// @param counterRefresh how long the device may keep a counter before it refreshes it
/// @param tables which modules tell each kind of table, the preferred one first; kinds that are not read are missing
/// @param sysName where the device's own name is
/// @param startTime where the time is at which it started
/// @param activeSessions what tells how many sessions it serves; several numbers are added; empty where nothing does
public record YangProfile(String name, Evidence evidence, Set<TableKind> recorded, Set<String> announced,
    Duration counterRefresh, Map<TableKind, List<YangModule>> tables, Optional<YangLeaf> sysName,
    Optional<YangLeaf> startTime, Optional<YangLeaf> activeSessions) {
  public YangProfile {
    recorded = Set.copyOf(recorded);
    announced = Set.copyOf(announced);
    tables = Map.copyOf(tables);
  }

  /// The modules that tell a kind of table, empty where it is not read.
  public List<YangModule> modules(TableKind kind) {
    return tables.getOrDefault(kind, List.of());
  }
}
