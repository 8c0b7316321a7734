package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.InterfaceReading;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

class InterfaceTablesTest {
  private static final String IF = "1.3.6.1.2.1.2.2.1.";
  private static final String IF_X = "1.3.6.1.2.1.31.1.1.1.";

  private final Warnings warnings = new Warnings();

  private InterfaceTables read(ScriptedDevice device) throws Exception {
    TableReader reader = new TableReader(device, new RequestSize(160, 20), 1, warnings);
    return InterfaceTables.read(
        new MibReader(reader, Objects.requireNonNull(Profiles.shipped().modules().get("if-mib")), warnings),
        warnings);
  }

  private static ScriptedDevice modern() {
    return new ScriptedDevice().with(IF + "2.5", new OctetString("10GE port"))
        .with(IF + "3.5", new Integer32(6))
        .with(IF + "4.5", new Integer32(9000)).with(IF + "5.5", new Gauge32(0xffff_ffffL))
        .with(IF + "7.5", new Integer32(1)).with(IF + "8.5", new Integer32(7))
        .with(IF + "10.5", new Counter32(11)).with(IF + "16.5", new Counter32(12))
        .with(IF_X + "1.5", new OctetString("xe-5")).with(IF_X + "6.5", new Counter64(-2))
        .with(IF_X + "10.5", new Counter64(1L << 62)).with(IF_X + "15.5", new Gauge32(10_000))
        .with(IF_X + "18.5", new OctetString("gate Metz")).with(IF_X + "19.5", new TimeTicks(77));
  }

  @Test
  void readsNamesStatesSpeedsAnd64BitCounters() throws Exception {
    InterfaceTables tables = read(modern());
    assertTrue(tables.complete());
    InterfaceReading reading = tables.interfaces().getFirst();
    assertEquals("xe-5", reading.name());
    assertEquals(5, reading.ifIndex());
    assertEquals("gate Metz", reading.alias());
    assertEquals("ethernetCsmacd", reading.type());
    assertEquals("up", reading.adminStatus());
    assertEquals("lowerLayerDown", reading.operStatus());
    assertEquals(10_000, reading.speedMbps());
    assertEquals(9000, reading.mtu());
    assertNotNull(reading.inOctets());
    assertNotNull(reading.outOctets());
    assertEquals(-2, reading.inOctets().count());
    assertEquals(64, reading.inOctets().bits());
    assertEquals(1L << 62, reading.outOctets().count());
    assertEquals(77L, reading.discontinuityTicks());
    assertEquals(List.of(), warnings.all());
  }

  @Test
  void fallsBackTo32BitCountersIfDescrAndIfSpeed() throws Exception {
    ScriptedDevice old = new ScriptedDevice().with(IF + "2.1", new OctetString("eth0"))
        .with(IF + "5.1", new Gauge32(100_000_000)).with(IF + "8.1", new Integer32(1))
        .with(IF + "10.1", new Counter32(0xffff_fff0L)).with(IF + "16.1", new Counter32(5));
    InterfaceReading reading = read(old).interfaces().getFirst();
    assertEquals("eth0", reading.name());
    assertEquals(100, reading.speedMbps());
    assertNotNull(reading.inOctets());
    assertEquals(0xffff_fff0L, reading.inOctets().count());
    assertEquals(32, reading.inOctets().bits());
    assertNull(reading.discontinuityTicks());
    assertNull(reading.mtu());
  }

  @Test
  void ignoresCountersOfAWrongTypeWithOneWarning() throws Exception {
    ScriptedDevice device = modern().with(IF_X + "6.5", new OctetString("12")).with(IF + "10.5",
        new Integer32(3));
    InterfaceReading reading = read(device).interfaces().getFirst();
    assertNull(reading.inOctets());
    assertNotNull(reading.outOctets());
    assertTrue(warnings.all().contains("ifHCInOctets has values of type OCTET STRING: ignored"));
  }

  @Test
  void aPinnedIfSpeedWithoutIfHighSpeedIsUnknown() throws Exception {
    ScriptedDevice device = modern().with(IF_X + "15.5", new Gauge32(0));
    assertEquals(0, read(device).interfaces().getFirst().speedMbps());
  }

  @Test
  void keepsCountersWhenOnlyTheDescriptionIsLost() throws Exception {
    InterfaceTables tables = read(modern().silentFrom(1));
    assertTrue(tables.complete());
    InterfaceReading reading = tables.interfaces().getFirst();
    assertNotNull(reading.inOctets());
    assertEquals("xe-5", reading.name());
    assertFalse(warnings.all().isEmpty());
  }

  private static ScriptedDevice losing() {
    return modern().with(IF + "13.5", new Counter32(1)).with(IF + "14.5", new Counter32(0xffff_ffffL))
        .with(IF + "19.5", new Counter32(3)).with(IF + "20.5", new Counter32(0));
  }

  @Test
  void readsDiscardsAndErrors() throws Exception {
    DropCounters drops = read(losing()).interfaces().getFirst().drops();
    assertEquals(List.of(1L, 3L, 0xffff_ffffL, 0L), Stream
        .of(drops.inDiscards(), drops.outDiscards(), drops.inErrors(), drops.outErrors())
        .map(sample -> Objects.requireNonNull(sample).count()).toList());
    assertEquals(32, Objects.requireNonNull(drops.outErrors()).bits());
  }

  @Test
  void aDeviceThatDoesNotSayWhatItLosesIsCompleteAndSaysNothing() throws Exception {
    InterfaceTables tables = read(modern());
    assertTrue(tables.complete());
    assertEquals(DropCounters.UNKNOWN, tables.interfaces().getFirst().drops());
    assertEquals(List.of(), warnings.all());
  }

  /// They are read last but for the links, so that a device that falls silent or a budget that ends loses them first.
  @Test
  void discardsAndErrorsAreLostBeforeAnythingElse() throws Exception {
    ScriptedDevice whole = losing();
    read(whole);
    ScriptedDevice device = losing().silentFrom(whole.requests.size() - 2);
    InterfaceTables tables = read(device);
    InterfaceReading reading = tables.interfaces().getFirst();
    assertTrue(tables.complete(), "an interface that is not there is gone all the same");
    assertEquals("gate Metz", reading.alias());
    assertNotNull(reading.inOctets());
    assertEquals(DropCounters.UNKNOWN, reading.drops());
  }

  @Test
  void aRowOfDiscardsAloneIsNoInterface() throws Exception {
    assertEquals(1, read(losing().with(IF + "13.9", new Counter32(4))).interfaces().size());
  }

  @Test
  void saysThatTheTablesWereCut() throws Exception {
    assertFalse(read(modern().silentFrom(0)).complete());
  }

  @Test
  void warnsAboutEqualNames() throws Exception {
    read(modern().with(IF + "8.6", new Integer32(1)).with(IF_X + "1.6", new OctetString("xe-5")));
    assertTrue(warnings.all().getFirst().contains("have the same name xe-5"));
  }
}
