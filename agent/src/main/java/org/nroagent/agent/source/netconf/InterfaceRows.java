package org.nroagent.agent.source.netconf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.YangRole;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.InterfaceReading.Link;
import org.nroagent.model.reading.SampleTime;

/// Makes interfaces of rows.
///
/// @param time of the reply that they are from
/// @param ticks for the device's dates
record InterfaceRows(SampleTime time, DeviceTicks ticks) {
  private static final String UNKNOWN = "unknown";
  private static final long BITS_PER_MEGABIT = 1_000_000;

  /// The interfaces, by ifIndex as far as the device tells it.
  List<InterfaceReading> read(ModuleRows rows, Warnings warnings) {
    List<InterfaceReading> interfaces = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YangRow row : rows.rows(YangRole.INTERFACE)) {
      InterfaceReading reading = reading(row);
      boolean hasState = row.has("ifOperStatus") || reading.inOctets() != null || reading.outOctets() != null;
      if (!hasState) {
        continue;
      }
      if (reading.name().isEmpty()) {
        warnings.addOnce("an interface has no name", " and is left out");
      } else if (!names.add(reading.name())) {
        warnings.add("there are two interfaces of the name " + reading.name() + ": the first is shown");
      } else {
        interfaces.add(reading);
      }
    }
    interfaces.sort(Comparator.comparing(InterfaceReading::ifIndex, Integer::compareUnsigned));
    return interfaces;
  }

  private InterfaceReading reading(YangRow row) {
    int mtu = row.integer("ifMtu").orElse(-1);
    return new InterfaceReading(row.text("ifName"), row.integer("ifIndex").orElse(0), row.text("ifAlias"),
        row.word("ifType"), orUnknown(row.word("ifAdminStatus")), orUnknown(row.word("ifOperStatus")),
        speedMbps(row), mtu < 0 ? null : mtu, row.counter("ifHCInOctets", time),
        row.counter("ifHCOutOctets", time), ticks.of(row.instant("ifCounterDiscontinuityTime")),
        new DropCounters(row.counter("ifInDiscards", time), row.counter("ifOutDiscards", time),
            row.counter("ifInErrors", time), row.counter("ifOutErrors", time)),
        new Link(ticks.of(row.instant("ifLastChange")), row.word("autoNegotiation"), "", null));
  }

  private static long speedMbps(YangRow row) {
    long mbps = row.number("ifHighSpeed").orElse(0);
    return mbps > 0 ? mbps : Long.divideUnsigned(row.number("ifSpeed").orElse(0), BITS_PER_MEGABIT);
  }

  private static String orUnknown(String word) {
    return word.isEmpty() ? UNKNOWN : word;
  }
}
