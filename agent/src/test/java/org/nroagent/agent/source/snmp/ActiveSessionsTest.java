package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.model.reading.DeviceReading;
import org.snmp4j.smi.Gauge32;

/// The sessions of subscribers, by whatever OID the profile names.
@Timeout(30)
class ActiveSessionsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration BUDGET = Duration.ofSeconds(20);
  private static final String COLUMN = "1.3.6.1.4.1.32473.9.1";
  private static final String SCALAR = "1.3.6.1.4.1.32473.9.2";
  private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2";

  private static DeviceReading read(Optional<String> oid) throws Exception {
    Profile standard = Profiles.shipped().of("", "");
    Profile counting = new Profile("standard", standard.evidence(), standard.recorded(),
        standard.sysObjectIds(), "", 40, Duration.ZERO, standard.tables(), Set.of(), oid);
    Walk walk = WalksTest.standard().with(COLUMN + ".7", new Gauge32(1200))
        .with(COLUMN + ".8", new Gauge32(34))
        .with(SCALAR + ".0", new Gauge32(56));
    try (WalkAgent agent = new WalkAgent(walk);
        SnmpSource source = WalksTest.source(agent, TIMEOUT, Profiles.shipped().with(counting))) {
      DeviceReading whole = source.read(BUDGET);
      assertEquals(whole.activeSessions(), source.readStates(BUDGET).activeSessions(),
          "kept beside the round");
      return whole;
    }
  }

  @Test
  void theCellsOfTheColumnAreAdded() throws Exception {
    assertEquals(OptionalLong.of(1234), read(Optional.of(COLUMN)).activeSessions());
    assertEquals(OptionalLong.of(56), read(Optional.of(SCALAR)).activeSessions());
  }

  @Test
  void withoutAnOidNobodyAsks() throws Exception {
    assertEquals(OptionalLong.empty(), read(Optional.empty()).activeSessions());
  }

  @Test
  void whatIsNotThereOrNoCountIsNotKnownAndIsSaid() throws Exception {
    DeviceReading absent = read(Optional.of("1.3.6.1.4.1.32473.8"));
    assertEquals(OptionalLong.empty(), absent.activeSessions());
    assertTrue(absent.warnings().stream().anyMatch(each -> each.contains("1.3.6.1.4.1.32473.8")),
        absent.warnings()::toString);
    DeviceReading text = read(Optional.of(IF_DESCR));
    assertEquals(OptionalLong.empty(), text.activeSessions());
    assertTrue(text.warnings().stream().anyMatch(each -> each.contains("activeSessions")),
        text.warnings()::toString);
  }
}
