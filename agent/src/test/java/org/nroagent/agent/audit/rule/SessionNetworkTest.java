package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.address.Ipv4Prefix;

class SessionNetworkTest {
  private static List<String> check(String network) {
    Ipv4Prefix prefix = Ipv4Prefix.parse(network);
    return new AuditCase()
        .gate(Rank.NOMINAL, Scope.LOCAL, new MulticastInterconnection(4000, Optional.empty(), prefix,
            prefix.network(), true, List.of(), Optional.empty()))
        .check(new SessionNetwork());
  }

  @Test
  void hasThirtyOrThirtyOneBits() {
    assertEquals(List.of("CONFORMS gate g1 | a public /30 or /31 | 192.31.196.64/30"),
        check("192.31.196.64/30"));
    assertEquals(List.of("CONFORMS gate g1 | a public /30 or /31 | 192.31.196.64/31"),
        check("192.31.196.64/31"));
    assertEquals(List.of("FINDING gate g1 | a public /30 or /31 | 192.31.196.64/29"),
        check("192.31.196.64/29"));
    assertEquals(List.of("FINDING gate g1 | a public /30 or /31 | 192.31.196.64/32"),
        check("192.31.196.64/32"));
  }

  @Test
  void isPublic() {
    assertEquals(List.of("FINDING gate g1 | a public /30 or /31 | 10.0.0.0/30 is not public"),
        check("10.0.0.0/30"));
  }
}
