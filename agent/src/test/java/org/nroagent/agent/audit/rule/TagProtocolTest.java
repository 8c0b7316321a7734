package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.member;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.InterfaceReading.Link;

class TagProtocolTest {
  private static final String GATE = " gate g1 (hub1 lag-1)";

  private static List<String> check(Integer... tags) {
    return new AuditCase().gate().hub(new SampleReading().lag("lag-1", member("a")).port("a", null,
        new Link(null, "", "", null, List.of(tags)))).check(new TagProtocol());
  }

  @Test
  void theOneOfCustomersConforms() {
    assertEquals(List.of("CONFORMS" + GATE + " | 0x8100 | a 0x8100"), check(0x8100, 0x8100));
    assertEquals(List.of("FINDING" + GATE + ", member a | 0x8100 | 0x88a8, 0x9100"), check(0x88a8, 0x9100));
  }

  @Test
  void twoThatDifferDependOnWhatNoTableTells() {
    assertEquals(List
        .of("CANNOT_TELL" + GATE + " | 0x8100 |  | a: 0x8100, 0x88a8 for frames with one tag and with two;"
            + " look at the port's encapsulation"),
        check(0x8100, 0x88a8));
  }

  @Test
  void mostDevicesDoNotTellIt() {
    assertEquals(
        List.of("CANNOT_TELL" + GATE + " | 0x8100 |  | a: no table of the device tells the tag protocol"
            + " identifier; look at the port's configuration"),
        check());
  }
}
