package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;

class SmiValuesTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void numbersOfAnyTypeAreRead() {
    assertEquals(OptionalLong.of(-3), SmiValues.number(new Integer32(-3)));
    assertEquals(OptionalLong.of(0xffff_ffffL), SmiValues.number(new Gauge32(0xffff_ffffL)));
    assertEquals(OptionalLong.of(-1), SmiValues.number(new Counter64(-1)));
    assertTrue(SmiValues.number(new OctetString("3")).isEmpty());
  }

  @Test
  void octetsComeFromStringsAndAddresses() {
    assertEquals("c0000201", HexFormat.of().formatHex(SmiValues.octets(new IpAddress("192.0.2.1"))));
    assertNull(SmiValues.octets(new Integer32(1)));
  }

  @Test
  void textsAreUtf8OrElseLatin1WithoutTrailingNuls() {
    assertEquals("Liège", SmiValues.text("Liège".getBytes(StandardCharsets.UTF_8)));
    assertEquals("Liège", SmiValues.text("Liège\0\0".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals("", SmiValues.text(new byte[0]));
  }

  @Test
  void bitZeroIsTheMostSignificantOne() {
    Map<Integer, String> names = Map.of(0, "a", 2, "c", 7, "h", 8, "i");
    assertEquals(List.of("c"), SmiValues.bits(hex("20"), names));
    assertEquals(List.of("a", "h", "i"), SmiValues.bits(hex("8180"), names));
    assertEquals(List.of(), SmiValues.bits(new byte[0], names));
  }

  @Test
  void aMacAddressThatIsNoneIsAllZero() {
    assertEquals("02:00:5e:00:04:01", SmiValues.mac(hex("02005e000401")));
    assertEquals("00:00:00:00:00:00", SmiValues.mac(new byte[0]));
  }
}
