package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;

class PortSpeedTest {
  @Test
  void isTenGigabitPerSecond() {
    assertEquals(List.of("FINDING gate g1 (hub1 lag-1), member b | 10000 Mbit/s | 1000 Mbit/s",
        "FINDING gate g1 (hub1 lag-1), member c | 10000 Mbit/s | 100000 Mbit/s",
        "CANNOT_TELL gate g1 (hub1 lag-1) | 10000 Mbit/s |  | d: the device tells no speed",
        "CONFORMS gate g1 (hub1 lag-1) | 10000 Mbit/s | a 10000 Mbit/s"),
        new AuditCase().gate()
            .hub(new SampleReading().lag("lag-1", member("a"), member("b", 1_000), member("c", 100_000),
                member("d", 0)))
            .check(new PortSpeed()));
  }

  @Test
  void aGroupWithoutMemberHasNone() {
    assertEquals(List.of("CANNOT_TELL gate g1 (hub1 lag-1) | 10000 Mbit/s |  | hub1 lag-1 has no member"),
        new AuditCase().gate().hub(new SampleReading().lag("lag-1")).check(new PortSpeed()));
  }
}
