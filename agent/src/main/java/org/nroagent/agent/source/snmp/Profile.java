package org.nroagent.agent.source.snmp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;

/// What is particular about a family of devices. `mibs/README.md` describes the file.
///
/// @param name its name, as in [org.nroagent.model.reading.DeviceReading.SystemReading]
/// @param sysObjectIds prefixes of sysObjectID, dotted
/// @param maxVarbinds the most table cells that one request asks for
/// @param counterRefreshSeconds how long the device may keep a counter before it refreshes it
/// @param tables which state tables are read
/// @param quirks what it does differently from its modules
public record Profile(@JsonProperty(value = "profile", required = true) String name,
    @JsonProperty(required = true) List<String> sysObjectIds, @JsonProperty(required = true) int maxVarbinds,
    @JsonProperty(required = true) int counterRefreshSeconds,
    @JsonProperty(required = true) Set<StateTable> tables, @JsonProperty(required = true) Set<Quirk> quirks) {
  private static final int MAX_VARBINDS = 1000;
  private static final int MAX_COUNTER_REFRESH_SECONDS = 300;

  public Profile {
    sysObjectIds = List.copyOf(sysObjectIds);
    tables = Set.copyOf(tables);
    quirks = Set.copyOf(quirks);
    if (maxVarbinds < 1 || maxVarbinds > MAX_VARBINDS) {
      throw new IllegalArgumentException("maxVarbinds is " + maxVarbinds + ", not in 1…" + MAX_VARBINDS);
    }
    if (counterRefreshSeconds < 0 || counterRefreshSeconds > MAX_COUNTER_REFRESH_SECONDS) {
      throw new IllegalArgumentException("counterRefreshSeconds is " + counterRefreshSeconds + ", not in 0…"
          + MAX_COUNTER_REFRESH_SECONDS);
    }
  }

  /// Tables that tell states; those of interfaces are always read. The order is that of reading.
  public enum StateTable {
    /// Link aggregation groups.
    @JsonProperty("lags")
    LAGS,
    /// Maintenance end points.
    @JsonProperty("cfm")
    CFM,
    /// Pseudowires.
    @JsonProperty("pseudowires")
    PSEUDOWIRES,
    /// Multicast groups; last, because it can be the longest table.
    @JsonProperty("igmp")
    IGMP
  }

  /// Known deviations from the modules.
  public enum Quirk {
    /// LACP states are copies of the LACPDU's octet.
    @JsonProperty("lacpStateInLacpduOrder")
    LACP_STATE_IN_LACPDU_ORDER,
    /// GETBULK does not work: GETNEXT is used instead.
    @JsonProperty("noGetBulk")
    NO_GET_BULK
  }

  /// How many sub-identifiers of a sysObjectID this profile knows, 0 where it does not apply.
  int matchLength(String sysObjectId) {
    int longest = 0;
    for (String prefix : sysObjectIds) {
      if ((sysObjectId + ".").startsWith(prefix + ".")) {
        longest = Math.max(longest, prefix.length());
      }
    }
    return longest;
  }
}
