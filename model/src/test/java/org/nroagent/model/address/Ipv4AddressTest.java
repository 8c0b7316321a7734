package org.nroagent.model.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTest {
  @Property
  void isReadAsItIsWritten(@ForAll int bits) {
    Ipv4Address address = new Ipv4Address(bits);
    assertEquals(address, Ipv4Address.parse(address.toString()));
    assertEquals(bits & 0xffff_ffffL, address.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.-4", " 1.2.3.4",
      "a.b.c.d",
      "1.2.3.4/32", "1.2.3.1000"})
  void isFourNumbersWithoutLeadingZeros(String text) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> Ipv4Address.parse(text));
    assertEquals("'" + text + "' is not an IPv4 address such as 192.0.2.1", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
      "169.254.9.9",
      "172.16.0.0", "172.31.255.255", "192.0.0.8", "192.0.2.200", "192.168.0.1", "198.18.0.0",
      "198.19.255.255",
      "198.51.100.20", "203.0.113.255", "224.0.0.1", "239.255.255.255", "255.255.255.255"})
  void isNotPublicInABlockOfSpecialPurpose(String text) {
    assertFalse(Ipv4Address.parse(text).isPublic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
      "172.15.255.255",
      "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
      "198.20.0.0",
      "203.0.114.0", "223.255.255.255"})
  void isPublicBesideThem(String text) {
    assertTrue(Ipv4Address.parse(text).isPublic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"224.0.0.0", "239.255.255.255"})
  void classDHasTheGroups(String text) {
    assertTrue(Ipv4Address.parse(text).isMulticast());
    assertFalse(Ipv4Address.parse("223.255.255.255").isMulticast());
    assertFalse(Ipv4Address.parse("240.0.0.0").isMulticast());
  }

  @Property
  void aBlockHasItsAddressesAndNoOther(@ForAll int bits, @ForAll @IntRange(max = 32) int length,
      @ForAll int other) {
    Ipv4Prefix block = Ipv4Prefix.around(new Ipv4Address(bits), length);
    assertEquals(block, Ipv4Prefix.parse(block.toString()));
    assertTrue(block.contains(new Ipv4Address(bits)));
    long first = block.network().number();
    long last = first + (1L << (32 - length)) - 1;
    Ipv4Address address = new Ipv4Address(other);
    assertEquals(address.number() >= first && address.number() <= last, block.contains(address));
  }

  @Property
  void aBlockContainsEveryNarrowerOneOfItsAddresses(@ForAll int bits, @ForAll @IntRange(max = 32) int length,
      @ForAll @IntRange(max = 32) int otherLength) {
    Ipv4Address address = new Ipv4Address(bits);
    assertEquals(length <= otherLength,
        Ipv4Prefix.around(address, length).contains(Ipv4Prefix.around(address, otherLength)));
  }

  @Test
  void aBlockHasNoHostBits() {
    assertEquals("192.0.2.1/24 has host bits; the block is 192.0.2.0/24",
        assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse("192.0.2.1/24")).getMessage());
    assertEquals("/33 is not within /0…/32",
        assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse("192.0.2.0/33")).getMessage());
    for (String text : new String[]{"192.0.2.0", "192.0.2.0/", "192.0.2.0/a", "192.0.2.0/024"}) {
      assertEquals("'" + text + "' is not a block of addresses such as 192.0.2.0/24",
          assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text)).getMessage());
    }
  }
}
