package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.PEER;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;

class AnnouncedBlocksTest {
  private static final String GATE = " gate g1, hub1 with " + PEER + " | declared blocks only | ";

  private static List<String> check(String... prefixes) {
    SampleReading hub = new SampleReading().path("0.0.0.0/0", "192.0.2.9", OptionalLong.empty());
    Stream.of(prefixes).forEach(prefix -> hub.path(prefix, PEER, OptionalLong.empty()));
    return new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection("192.31.199.1"))
        .blocks("192.31.197.0/24")
        .hub(hub).check(new AnnouncedBlocks());
  }

  @Test
  void declaredBlocksTheirPartsAndTheMsdpAddressesMayBe() {
    assertEquals(List.of("CONFORMS" + GATE + "3 paths"),
        check("192.31.197.0/24", "192.31.197.128/25", "192.31.199.1/32"));
  }

  @Test
  void whatIsWiderOrBesideIsAFinding() {
    assertEquals(
        List.of("FINDING" + GATE + "192.31.196.0/23", "FINDING" + GATE + "192.31.199.0/31",
            "FINDING" + GATE + "2001:db8::/32"),
        check("192.31.197.0/24", "192.31.196.0/23", "192.31.199.0/31", "2001:db8::/32"));
  }

  @Test
  void silenceTellsNothing() {
    assertEquals(List.of("CANNOT_TELL" + GATE
        + " | no path from the client is shown: it announces nothing, or the session is down"), check());
  }
}
