package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.model.reading.InterfaceReading.Link;

class FrameSizeTest {
  private static final String GATE = " gate g1 (hub1 lag-1) | frames of 9018 octets | ";

  private static String check(Sheet sheet, @Nullable Integer mtu) {
    return new AuditCase().gate(sheet).hub(new SampleReading().port("lag-1", mtu, Link.UNKNOWN))
        .check(new FrameSize())
        .getFirst();
  }

  @Test
  void isEnoughWithTheHeader() {
    assertEquals("CONFORMS" + GATE + "ifMtu 9014", check(new Sheet(), 9014));
    assertEquals("CONFORMS" + GATE + "ifMtu 9212", check(new Sheet(), 9212));
  }

  @Test
  void isTooSmallEvenWithoutIt() {
    assertEquals("FINDING" + GATE + "ifMtu 8999", check(new Sheet(), 8999));
  }

  @Test
  void betweenThemNobodyCanTell() {
    String why = " | ifMtu is %d, which is enough only if this device does not count the Ethernet header";
    assertEquals("CANNOT_TELL" + GATE + why.formatted(9000), check(new Sheet(), 9000));
    assertEquals("CANNOT_TELL" + GATE + why.formatted(9013), check(new Sheet(), 9013));
  }

  @Test
  void theSheetMayHaveAnother() {
    assertEquals("CONFORMS gate g1 (hub1 lag-1) | frames of 1522 octets | ifMtu 1518",
        check(new Sheet().mtu(1522), 1518));
  }

  @Test
  void aDeviceThatDoesNotTellItIsNotTakenForGood() {
    assertEquals("CANNOT_TELL" + GATE + " | the device does not tell its MTU", check(new Sheet(), null));
    assertEquals(List.of("CANNOT_TELL" + GATE + " | hub1 has no interface lag-1"),
        new AuditCase().gate().hub(new SampleReading()).check(new FrameSize()));
  }
}
