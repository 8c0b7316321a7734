package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.state.DeviceStates;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldStates;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// What a device is asked for when its states alone are read, and what comes of it.
class StatesOnlyTest {
  private static final Path FOLDER = Path.of("../mibs/walks");
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
  private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1.";
  private static final String IF_NAME = IF_X_ENTRY + "1.";
  private static final String IF_OPER_STATUS = IF_ENTRY + "8.";

  static Stream<String> profiles() {
    return WalksTest.profiles();
  }

  /// A device, and what it was asked for since somebody looked.
  private static final class Asked implements AutoCloseable {
    private final Set<OID> names = new ConcurrentSkipListSet<>();
    private final WalkAgent agent;
    private final SnmpSource source;

    Asked(Walk walk) throws Exception {
      this.agent = new WalkAgent(walk).with((request, honest) -> {
        names.addAll(request.getVariableBindings().stream().map(VariableBinding::getOid).toList());
        return List.of(honest);
      });
      this.source = WalksTest.source(agent, Duration.ofSeconds(5));
    }

    DeviceReading whole() throws Exception {
      names.clear();
      return source.read(BUDGET);
    }

    DeviceReading states() throws Exception {
      names.clear();
      return source.readStates(BUDGET);
    }

    /// The columns of a table that were asked for.
    Set<Integer> columns(String entry) {
      OID above = new OID(entry.substring(0, entry.length() - 1));
      return names.stream().filter(name -> name.startsWith(above)).map(name -> name.get(above.size()))
          .collect(Collectors.toSet());
    }

    @Override
    public void close() {
      source.close();
      agent.close();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void noCounterIsAskedForAndNothingIsLost(String profile) throws Exception {
    Walk walk = Walk.of(FOLDER.resolve(profile + ".snmprec"));
    try (Asked device = new Asked(walk)) {
      DeviceReading whole = device.whole();
      assertFalse(counters(walk, device).isEmpty());
      int requests = device.agent.requests();
      DeviceReading states = device.states();
      assertEquals(Set.of(), counters(walk, device));
      assertEquals(Set.of(7, 8, 9), device.columns(IF_ENTRY));
      assertEquals(Set.of(1), device.columns(IF_X_ENTRY));
      assertTrue(device.agent.requests() - requests < requests,
          () -> device.agent.requests() - requests + " after " + requests);
      assertEquals(rows(whole), rows(states));
      assertEquals(List.of(whole.interfaces(), whole.lags(), whole.services(), whole.tables()),
          List.of(states.interfaces(), states.lags(), states.services(), states.tables()));
    }
  }

  /// The counters that were asked for, by their column or by an instance.
  private static Set<OID> counters(Walk walk, Asked device) {
    return walk.values().entrySet().stream().filter(each -> isCounter(each.getValue()))
        .map(each -> each.getKey())
        .filter(counter -> device.names.stream().anyMatch(counter::startsWith)).collect(Collectors.toSet());
  }

  private static boolean isCounter(Variable value) {
    return value instanceof Counter32 || value instanceof Counter64;
  }

  private static Object rows(DeviceReading reading) {
    return DeviceStates.of(reading, ToldStates.NOTHING).rows();
  }

  @Test
  void everyKindOfTableThatTellsStatesIsRead() {
    Set<TableKind> told = Arrays.stream(Subject.Kind.values()).flatMap(kind -> kind.table().stream())
        .collect(Collectors.toSet());
    told.add(TableKind.BFD); // a state of the sessions that it guards
    Set<TableKind> others = Arrays.stream(TableKind.values()).filter(kind -> !told.contains(kind))
        .collect(Collectors.toSet());
    assertEquals(StateTables.STATELESS, others);
  }

  @Test
  void aPortThatWentDownKeepsWhatItIs() throws Exception {
    Walk walk = WalksTest.standard();
    try (Asked device = new Asked(walk)) {
      InterfaceReading before = device.whole().interfaces().getFirst();
      walk.with(IF_OPER_STATUS + before.ifIndex(), new Integer32(2));
      InterfaceReading now = device.states().interfaces().getFirst();
      assertEquals("down", now.operStatus());
      assertEquals(before,
          now.withStates(before.adminStatus(), before.operStatus(), before.lastChangeTicks()));
    }
  }

  @Test
  void aNewInterfaceIsDescribedWithoutItsCounters() throws Exception {
    Walk walk = WalksTest.standard();
    try (Asked device = new Asked(walk)) {
      int ifIndex = device.whole().interfaces().getFirst().ifIndex();
      long speed = device.whole().interfaces().getFirst().speedMbps();
      walk.with(IF_NAME + ifIndex, new OctetString("renamed"));
      InterfaceReading renamed = device.states().interfaces().getFirst();
      assertEquals(List.of("renamed", speed), List.of(renamed.name(), renamed.speedMbps()));
      assertEquals(null, renamed.inOctets());
      assertEquals(Set.of(), counters(walk, device));
    }
  }

  @Test
  void whatWasNotReadYetIsReadWhole() throws Exception {
    try (Asked device = new Asked(WalksTest.standard())) {
      assertNotNull(device.states().interfaces().getFirst().inOctets());
    }
  }

  @Test
  void anotherDeviceIsReadWhole() throws Exception {
    Walk walk = WalksTest.standard();
    try (Asked device = new Asked(walk)) {
      device.whole();
      walk.with("1.3.6.1.2.1.1.2.0", new OID("1.3.6.1.4.1.99999.1"));
      device.states();
      assertFalse(counters(walk, device).isEmpty());
    }
  }
}
