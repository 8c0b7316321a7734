package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// The standard profile against the simulated devices, whose tables were written from the same modules by themselves:
/// what one of both got wrong shows here.
class LabStatesTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final Instant BOOT = NOW.minus(Duration.ofHours(30));
  private static final long UP_SECONDS = 30 * 3600;

  private static DeviceReading read(DeviceModel model) throws Exception {
    ManualTime time = new ManualTime(NOW);
    try (LabDevice device = LabDevice.start(model, Script.EMPTY, time, LabSnmp.v2c("lab-only"));
        SnmpSource source = new SnmpSource(
            new SnmpSettings("127.0.0.1", device.address().getPort(),
                new Credentials.Community(new Secret("lab-only")), Duration.ofSeconds(5), 2, 20),
            Profiles.shipped(), time)) {
      return source.read(Duration.ofSeconds(60));
    }
  }

  @Test
  void aHubShowsItsSessionsPathsLinksAndGroups() throws Exception {
    DeviceReading reading = read(Presets.hub("hub1", 1, BOOT));
    assertEquals(Set.of("BGP established", "PIM up", "MSDP established"), Set.copyOf(
        reading.sessions().stream().map(each -> each.kind() + " " + each.state()).toList()));
    assertTrue(reading.sessions().stream()
        .allMatch(each -> each.up() && each.establishedSeconds().orElse(0) == UP_SECONDS),
        () -> reading.sessions().toString());
    assertTrue(
        reading.bgpPaths().stream().anyMatch(each -> each.best() && each.localPreference().isPresent()));
    assertEquals(Set.of("10GigBaseLR disabled"), Set.copyOf(reading.interfaces().stream()
        .filter(each -> each.type().equals("ethernetCsmacd") && !each.link().mauType().isEmpty())
        .map(each -> each.link().mauType() + " " + each.link().autoNegotiation()).toList()));
    assertTrue(reading.igmpGroups().stream().allMatch(each -> each.expirySeconds().isPresent()));
    assertEquals(List.of(), reading.tables().entrySet().stream()
        .filter(each -> each.getValue() == TableState.CUT).toList());
  }

  @Test
  void aSpokeShowsItsGroupsEndPointsAndPairOfPseudowires() throws Exception {
    DeviceReading reading = read(Presets.spoke("spoke1", 1, BOOT));
    for (TableKind kind : List.of(TableKind.LAGS, TableKind.CFM, TableKind.PSEUDOWIRES)) {
      assertEquals(TableState.COMPLETE, reading.table(kind), kind::toString);
    }
    assertTrue(reading.lags().stream().flatMap(lag -> lag.members().stream())
        .allMatch(each -> each.attached() && each.port().configured()
            && each.port().muxState().equals("collectingDistributing")),
        () -> reading.lags().toString());
    assertEquals(Set.of("ACTIVE", "STANDBY"), Set.copyOf(
        reading.pseudowires().stream().map(each -> each.circuit().role().name()).toList()));
    assertTrue(reading.meps().stream().allMatch(each -> each.local().direction().equals("down")
        && each.remotes().getFirst().interfaceStatus().equals("isUp")), () -> reading.meps().toString());
  }
}
