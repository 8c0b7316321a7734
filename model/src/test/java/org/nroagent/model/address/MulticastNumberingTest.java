package org.nroagent.model.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MulticastNumberingTest {
  @ParameterizedTest
  @CsvSource({"5662,233.22.30.0/24", "62010,233.242.58.0/24", "789,233.3.21.0/24", "64496,233.251.240.0/24",
      "1,233.0.1.0/24", "64511,233.251.255.0/24"})
  void anAutonomousSystemHasItsBlock(long as, String block) {
    assertEquals(Optional.of(Ipv4Prefix.parse(block)), MulticastNumbering.glop(as));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 64_512, 65_535, 65_536, 4_294_967_295L})
  void privateReservedAndWideOnesHaveNone(long as) {
    assertEquals(Optional.empty(), MulticastNumbering.glop(as));
  }

  /// RFC 3180: the second and third octet are the number.
  @Property
  void theBlockGivesTheNumberBack(@ForAll @IntRange(min = 1, max = 64_511) int as,
      @ForAll @IntRange(max = 255) int host) {
    Ipv4Address group = MulticastNumbering.glop(as).orElseThrow().network().plus(host);
    String[] octets = group.toString().split("\\.", -1);
    assertEquals("233", octets[0]);
    assertEquals(as, Integer.parseInt(octets[1]) * 256 + Integer.parseInt(octets[2]));
    assertEquals(host, Integer.parseInt(octets[3]));
  }

  @ParameterizedTest
  @CsvSource({"232.1.1.10,01:00:5e:01:01:0a", "239.129.1.10,01:00:5e:01:01:0a",
      "233.22.30.7,01:00:5e:16:1e:07",
      "225.0.0.5,01:00:5e:00:00:05", "239.255.255.255,01:00:5e:7f:ff:ff"})
  void aGroupHasItsEthernetAddress(String group, String ethernet) {
    assertEquals(ethernet, MulticastNumbering.ethernetAddress(Ipv4Address.parse(group)));
  }

  /// {224…239}.{b, b + 128}.c.d: thirty-two groups and no other.
  @Property
  void groupsShareAnEthernetAddressWhereOnlyFiveBitsDiffer(@ForAll int a, @ForAll int b) {
    Ipv4Address first = group(a);
    Ipv4Address second = group(b);
    boolean onlyLostBits = ((first.bits() ^ second.bits()) & ~0x0f80_0000) == 0;
    assertEquals(onlyLostBits,
        MulticastNumbering.ethernetAddress(first).equals(MulticastNumbering.ethernetAddress(second)));
    assertEquals(onlyLostBits, MulticastNumbering.low23Bits(first) == MulticastNumbering.low23Bits(second));
    Ipv4Address alias = new Ipv4Address(first.bits() ^ (b & 0x0f80_0000));
    assertEquals(MulticastNumbering.ethernetAddress(first), MulticastNumbering.ethernetAddress(alias));
  }

  @ParameterizedTest
  @CsvSource({"232.0.0.1,true", "232.128.0.255,true", "233.0.0.7,true", "233.128.0.7,true", "224.0.0.5,true",
      "232.0.1.0,false", "232.1.0.1,false", "233.127.0.1,false", "233.129.0.1,false"})
  void theBlocksOnTheLocalControlBlockAreBanned(String group, boolean banned) {
    assertEquals(banned, MulticastNumbering.fallsOnLocalControl(Ipv4Address.parse(group)));
  }

  private static Ipv4Address group(int bits) {
    return new Ipv4Address((bits >>> 4) | 0xe000_0000);
  }
}
