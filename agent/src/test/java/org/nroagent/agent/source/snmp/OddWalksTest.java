package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/// Walks with what real devices do: nothing throws, nothing is guessed, and each oddity is a warning, of which there are
/// only so many.
class OddWalksTest {
  private static final String IF = "1.3.6.1.2.1.2.2.1.";
  private static final String IF_X = "1.3.6.1.2.1.31.1.1.1.";
  private static final int MOST_WARNINGS = 51;

  private static Walk withInterfaces(int count) throws Exception {
    Walk walk = WalksTest.standard();
    for (int ifIndex = 10_000; ifIndex < 10_000 + count; ifIndex++) {
      walk.with(IF + "2." + ifIndex, new OctetString("port " + ifIndex))
          .with(IF + "8." + ifIndex, new Integer32(1))
          .with(IF_X + "1." + ifIndex, new OctetString("p" + ifIndex))
          .with(IF_X + "6." + ifIndex, new Counter64(ifIndex))
          .with(IF_X + "10." + ifIndex, new Counter64(ifIndex))
          .with(IF_X + "15." + ifIndex, new Gauge32(1000));
    }
    return walk;
  }

  private static InterfaceReading byIndex(DeviceReading reading, int ifIndex) {
    return reading.interfaces().stream().filter(each -> each.ifIndex() == ifIndex).findFirst().orElseThrow();
  }

  private static void assertWarned(DeviceReading reading, String text) {
    assertTrue(reading.warnings().stream().anyMatch(warning -> warning.contains(text)),
        () -> reading.warnings().toString());
    assertTrue(reading.warnings().size() <= MOST_WARNINGS, () -> "" + reading.warnings().size());
  }

  @Test
  void threeThousandInterfacesOfOneNameAreThreeThousandInterfacesAndFewWarnings() throws Exception {
    DeviceReading reading = WalksTest
        .read(withInterfaces(3000).replacing(IF_X + "1", _ -> new OctetString("same")));
    assertEquals(3005, reading.interfaces().size());
    assertWarned(reading, "have the same name same");
    assertWarned(reading, "further warnings");
  }

  @Test
  void emptyNamesFallBackAndAreTold() throws Exception {
    DeviceReading reading = WalksTest.read(withInterfaces(20).replacing(IF_X + "1", _ -> new OctetString(""))
        .replacing(IF + "2.10003", _ -> new OctetString(" ")));
    assertEquals("port 10002", byIndex(reading, 10_002).name());
    assertEquals("ifIndex-10003", byIndex(reading, 10_003).name());
    assertWarned(reading, "1 interfaces have neither ifName nor ifDescr");
  }

  @Test
  void missingColumnsAreUnknownNotZero() throws Exception {
    DeviceReading reading = WalksTest.read(WalksTest.standard().without(IF_X + "10.1").without(IF + "16.1")
        .without(IF + "8.3").without(IF + "9").without(IF_X + "19").without(IF + "13"));
    InterfaceReading port = byIndex(reading, 1);
    assertNull(port.outOctets());
    assertNull(port.lastChangeTicks());
    assertNull(port.discontinuityTicks());
    assertNull(port.drops().inDiscards());
    assertEquals("unknown", byIndex(reading, 3).operStatus());
  }

  @Test
  void textsThatAreNoUtf8AreShownAsLatin1() throws Exception {
    DeviceReading reading = WalksTest.read(WalksTest.standard().with(IF_X + "18.1",
        new OctetString("porte Liège\0".getBytes(StandardCharsets.ISO_8859_1))));
    assertEquals("porte Liège", byIndex(reading, 1).alias());
  }

  @Test
  void aTableThatEndsEarlyKeepsTheRowsSoFarAndSaysSo() throws Exception {
    Walk walk = withInterfaces(3000);
    try (WalkAgent agent = new WalkAgent(walk);
        SnmpSource source = WalksTest.source(agent, Duration.ofMillis(50))) {
      agent.with((request, honest) -> honest.getVariableBindings().stream()
          .anyMatch(each -> each.getOid().startsWith(new OID(IF_X + "1.12000")))
              ? List.of()
              : List.of(honest));
      DeviceReading reading = source.read(Duration.ofSeconds(60));
      assertFalse(reading.interfacesComplete());
      assertEquals(TableState.CUT, reading.table(TableKind.INTERFACES));
      assertTrue(reading.interfaces().size() > 1500, () -> "" + reading.interfaces().size());
      assertWarned(reading, "ifTable is incomplete");
    }
  }

  @Test
  void rowsThatDisagreeAreShownWhereTheyAreAndTold() throws Exception {
    Walk walk = WalksTest.standard().with(IF + "3.1002", new Integer32(161))
        .with(IF + "8.1002", new Integer32(1)).with(IF_X + "1.1002", new OctetString("lag-2"))
        .without("1.3.6.1.2.1.31.1.2.1.3.1001.1")
        .with("1.3.6.1.2.1.31.1.2.1.3.1002.1", new Integer32(1));
    DeviceReading reading = WalksTest.read(walk);
    LagReading first = reading.lags().getFirst();
    assertTrue(first.members().stream().anyMatch(each -> each.name().equals("xe-0/0/0") && each.attached()));
    assertWarned(reading, "xe-0/0/0 is attached to lag-1 and configured for lag-2");
  }

  @Test
  void rowsOfOtherShapesThanTheTablesAreIgnoredWithOneWarningPerTable() throws Exception {
    Walk walk = WalksTest.standard();
    for (int i = 0; i < 500; i++) {
      walk.with(IF_X + "6.7." + i, new Counter64(i))
          .with("1.3.6.1.2.1.185.1.4.1.5.1.9.1." + i, new TimeTicks(1))
          .with("1.3.111.2.802.1.1.8.1.7.1.1.13." + (i + 2), new Integer32(0));
    }
    DeviceReading reading = WalksTest.read(walk);
    assertEquals(5, reading.interfaces().size());
    assertEquals(1, reading.meps().size());
    assertEquals(1, reading.igmpGroups().size());
    for (String table : new String[]{"ifTable", "mgmdRouterCacheTable", "dot1agCfmMepTable"}) {
      assertEquals(1, reading.warnings().stream()
          .filter(warning -> warning.startsWith(table + " has rows whose index does not fit")).count(),
          table);
    }
  }

  /// Each value of a walk is replaced by one of another type, or cut short, or is missing; seeds are shown on failure.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void valuesOfAnyTypeAndLengthBreakNothing(long seed) throws Exception {
    Random random = new Random(seed);
    for (String name : new String[]{"standard", "nokia-sros", "juniper-mx", "cisco-ios-xr", "huawei-vrp"}) {
      Walk walk = Walk.of(Path.of("../mibs/walks/" + name + ".snmprec"));
      String system = "1.3.6.1.2.1.1";
      walk.replacing("1", value -> random.nextInt(4) == 0 ? odd(random) : value);
      Walk whole = Walk.of(Path.of("../mibs/walks/" + name + ".snmprec"));
      whole.values().forEach((oid, value) -> {
        if (oid.startsWith(new OID(system))) {
          walk.with(oid.toDottedString(), value);
        }
      });
      DeviceReading reading = WalksTest.read(walk);
      assertEquals(name, reading.system().profile(), () -> "seed " + seed);
      assertTrue(reading.warnings().size() <= MOST_WARNINGS, () -> "seed " + seed);
    }
  }

  private static Variable odd(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Integer32(random.nextInt());
      case 1 -> new OctetString(new byte[random.nextInt(4)]);
      case 2 -> new Counter64(random.nextLong());
      case 3 -> new OID(new int[]{1, 3});
      case 4 -> new TimeTicks(random.nextInt(1000));
      case 5 -> new OctetString("\u0001\u00ff\u0080");
      default -> new Null();
    };
  }
}
