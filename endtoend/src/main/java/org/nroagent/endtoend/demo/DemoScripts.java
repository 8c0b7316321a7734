package org.nroagent.endtoend.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.traffic.IfLoss;

/// What happens to the demonstration's devices, every day at the same hours, so that the pages have something to show:
/// a device that falls silent or refuses to tell its counters, a restart, a lost LAG member, a reset counter, a lost remote MEP, discarded packets, an NRO that
/// loses first one of its gates and then both.
final class DemoScripts {
  private static final int DAYS = 120;

  private DemoScripts() {}

  static Script spoke(Instant start) {
    return daily(start, day -> List.of(new LabEvent.CounterReset(day.plus(hours(3)), "loop-east", false),
        new LabEvent.LagMemberLost(day.plus(hours(11)), "xe-1/1/2"),
        new LabEvent.LagMemberRestored(day.plus(hours(12)), "xe-1/1/2"),
        new LabEvent.PseudowireFault(day.plus(hours(14)), "pw-nominal", true),
        new LabEvent.PseudowireFault(day.plus(hours(14)).plusSeconds(1_200), "pw-standby", true),
        new LabEvent.PseudowireFault(day.plus(hours(15)), "pw-standby", false),
        new LabEvent.PseudowireFault(day.plus(hours(15)).plusSeconds(1_200), "pw-nominal", false)));
  }

  static Script nominalHub(Instant start) {
    return daily(start, day -> List.of(new LabEvent.RemoteMepLost(day.plus(hours(7)), 101),
        new LabEvent.RemoteMepRestored(day.plus(hours(7)).plusSeconds(1_500), 101),
        new LabEvent.PacketsLost(day.plus(hours(19)), "lag-1", IfLoss.OUT_DISCARDS, 250),
        new LabEvent.PacketsLost(day.plus(hours(20)), "lag-1", IfLoss.OUT_DISCARDS, 0),
        new LabEvent.TruncatedAnswers(day.plus(hours(16)), hours(1), 40)));
  }

  static Script standbyHub(Instant start) {
    return daily(start,
        day -> List.of(new LabEvent.Reboot(day.plus(hours(9)).plusSeconds(70), Duration.ofSeconds(90))));
  }

  static Script olt(Instant start) {
    return daily(start, day -> List.of(new LabEvent.Silence(day.plus(hours(5)), Duration.ofMinutes(14)),
        new LabEvent.SubtreesRefused(day.plus(hours(20)), Duration.ofMinutes(12),
            Set.of(MibTable.INTERFACES))));
  }

  private static Script daily(Instant start, Function<Instant, List<LabEvent>> events) {
    List<LabEvent> all = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      all.addAll(events.apply(start.plus(Duration.ofDays(day))));
    }
    return new Script(all);
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }
}
