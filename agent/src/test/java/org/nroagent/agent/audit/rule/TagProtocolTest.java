package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;

class TagProtocolTest {
  @Test
  void saysThatNoDeviceTellsIt() {
    assertEquals(List.of(
        "CANNOT_TELL gate g1 (hub1 lag-1) | 0x8100 |  | no table that is read tells the tag protocol identifier",
        "CANNOT_TELL access of olt1 (spoke1 lag-1) | 0x8100 |  | no table that is read tells the tag protocol identifier"),
        new AuditCase().gate().olt(7).check(new TagProtocol()));
  }
}
