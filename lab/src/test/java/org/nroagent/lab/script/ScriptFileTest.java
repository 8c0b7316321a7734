package org.nroagent.lab.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.lab.device.Optics;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.traffic.IfLoss;

class ScriptFileTest {
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void readsEveryEvent() {
    Script script = ScriptFile.parse("""
        # a bad evening
        +1s port-down xe-1/1/1
        +2s port-up xe-1/1/1        # spliced
        +3s lag-member-lost xe-1/1/2
        +4s lag-member-restored xe-1/1/2

        +5s cfm-lost 101
        +6s cfm-restored 101
        +7s reboot 1m
        +8s counter-reset lag-1
        +9s counter-reset lag-1 unannounced
        +10s if-index lag-1=1002 lag-2=1001
        +11s interface-gone lag-2
        +12s interface-back lag-2
        +13s pseudowire-switch pw-2
        +14s group-joined vlan-4000 233.252.0.99 198.51.100.9
        +15s group-left vlan-4000 233.252.0.99
        +16s silence 1m
        +17s slow 1m 250ms
        +18s truncate 1m 40
        +19s tables-end-early 1m 3
        +20s refuse 1m
        2026-11-05T20:00:21Z refuse PT1M metering
        +22s discards lag-1 out 500
        +23s errors lag-1 in 3
        """, START);
    assertEquals(List.of(new LabEvent.PortDown(at(1), "xe-1/1/1"), new LabEvent.PortUp(at(2), "xe-1/1/1"),
        new LabEvent.LagMemberLost(at(3), "xe-1/1/2"), new LabEvent.LagMemberRestored(at(4), "xe-1/1/2"),
        new LabEvent.RemoteMepLost(at(5), 101), new LabEvent.RemoteMepRestored(at(6), 101),
        new LabEvent.Reboot(at(7), MINUTE), new LabEvent.CounterReset(at(8), "lag-1", true),
        new LabEvent.CounterReset(at(9), "lag-1", false),
        new LabEvent.IfIndexChange(at(10), Map.of("lag-1", 1002, "lag-2", 1001)),
        new LabEvent.InterfaceGone(at(11), "lag-2"), new LabEvent.InterfaceBack(at(12), "lag-2"),
        new LabEvent.PseudowireSwitch(at(13), "pw-2"),
        new LabEvent.GroupJoined(at(14), "vlan-4000", "233.252.0.99", "198.51.100.9"),
        new LabEvent.GroupLeft(at(15), "vlan-4000", "233.252.0.99"), new LabEvent.Silence(at(16), MINUTE),
        new LabEvent.SlowAnswers(at(17), MINUTE, Duration.ofMillis(250)),
        new LabEvent.TruncatedAnswers(at(18), MINUTE, 40), new LabEvent.TablesEndEarly(at(19), MINUTE, 3),
        new LabEvent.CredentialsRefused(at(20), MINUTE, null),
        new LabEvent.CredentialsRefused(at(21), MINUTE, "metering"),
        new LabEvent.PacketsLost(at(22), "lag-1", IfLoss.OUT_DISCARDS, 500),
        new LabEvent.PacketsLost(at(23), "lag-1", IfLoss.IN_ERRORS, 3)), script.events());
  }

  @Test
  void readsTheFaultsOfLinksAndSessions() {
    Script script = ScriptFile.parse("""
        +1s port-admin-down a
        +2s port-admin-up a
        +3s auto-negotiation a on
        +4s optics a sr
        +5s lag-member-expired a
        +6s lag-partner a 02:00:5e:00:99:01 7
        +7s cfm-rdi 101 on
        +8s cfm-status 101 blocked lower-layer-down
        +9s pseudowire-standby pw-1
        +10s pseudowire-lost pw-1
        +11s pseudowire-restored pw-1
        +12s group-joined v 232.1.1.1 198.51.100.9 192.0.2.1 192.0.2.2
        +13s bgp-down 203.0.113.1
        +14s bgp-up 203.0.113.1
        +15s pim-lost 203.0.113.1
        +16s pim-restored 203.0.113.1
        +17s msdp-down 198.51.100.251
        +18s msdp-up 198.51.100.251
        +19s bgp-preference 198.51.100.0/25 203.0.113.1 100
        +20s table-gone 1m lags lag-members
        +21s row-gone 1m pseudowires pw-1
        +22s notifications-lost 1m
        +23s notifications-repeated 1m 3
        +24s refuse-subtrees 1m meps remote-meps
        +25s cut-answers 1m 4000
        +26s sessions 1234
        """, START);
    assertEquals(List.of(new LabEvent.PortAdmin(at(1), "a", false), new LabEvent.PortAdmin(at(2), "a", true),
        new LabEvent.AutoNegotiation(at(3), "a", true), new LabEvent.OpticsChange(at(4), "a", Optics.SR),
        new LabEvent.LagMemberExpired(at(5), "a"),
        new LabEvent.LagPartnerChange(at(6), "a", "02:00:5e:00:99:01", 7),
        new LabEvent.RemoteMepRdi(at(7), 101, true),
        new LabEvent.RemoteMepStatus(at(8), 101, CfmPortStatus.BLOCKED, CfmInterfaceStatus.LOWER_LAYER_DOWN),
        new LabEvent.PseudowireStandby(at(9), "pw-1"), new LabEvent.PseudowireFault(at(10), "pw-1", true),
        new LabEvent.PseudowireFault(at(11), "pw-1", false),
        new LabEvent.GroupJoined(at(12), "v", "232.1.1.1", "198.51.100.9", List.of("192.0.2.1", "192.0.2.2")),
        new LabEvent.SessionChange(at(13), SessionKind.BGP, "203.0.113.1", false),
        new LabEvent.SessionChange(at(14), SessionKind.BGP, "203.0.113.1", true),
        new LabEvent.SessionChange(at(15), SessionKind.PIM, "203.0.113.1", false),
        new LabEvent.SessionChange(at(16), SessionKind.PIM, "203.0.113.1", true),
        new LabEvent.SessionChange(at(17), SessionKind.MSDP, "198.51.100.251", false),
        new LabEvent.SessionChange(at(18), SessionKind.MSDP, "198.51.100.251", true),
        new LabEvent.PathPreference(at(19), "198.51.100.0/25", "203.0.113.1", 100),
        new LabEvent.TableGone(at(20), MINUTE, Set.of(MibTable.LAGS, MibTable.LAG_MEMBERS)),
        new LabEvent.RowGone(at(21), MINUTE, MibTable.PSEUDOWIRES, "pw-1"),
        new LabEvent.NotificationsLost(at(22), MINUTE),
        new LabEvent.NotificationsRepeated(at(23), MINUTE, 3),
        new LabEvent.SubtreesRefused(at(24), MINUTE, Set.of(MibTable.MEPS, MibTable.REMOTE_MEPS)),
        new LabEvent.AnswersCut(at(25), MINUTE, 4000), new LabEvent.ActiveSessions(at(26), 1234)),
        script.events());
  }

  @Test
  void sortsByTimeAndKeepsTheOrderOfOneInstant() {
    Script script = ScriptFile.parse("+1h30m port-up a\n+90s port-down b\n+1m30s port-up b\n", START);
    assertEquals(List.of(new LabEvent.PortDown(at(90), "b"), new LabEvent.PortUp(at(90), "b"),
        new LabEvent.PortUp(at(5_400), "a")), script.events());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1m", "+1m explode xe", "soon port-down xe", "+1m port-down", "+1m port-down a b",
      "+1m reboot never", "+1m cfm-lost one", "+1m if-index", "+1m if-index lag-1", "+1m slow 1m",
      "+ port-down a",
      "+1m truncate 1m 0", "+1m group-joined vlan here there", "+1m discards lag-1 5",
      "+1m errors lag-1 up 5",
      "+1m discards lag-1 in -1", "+1m lag-partner a here 7", "+1m cfm-rdi 101 perhaps",
      "+1m cfm-status 101 up sideways", "+1m table-gone 1m chairs", "+1m table-gone 1m",
      "+1m notifications-repeated 1m 1", "+1m optics a xr"})
  void namesTheLineThatIsWrong(String line) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
        () -> ScriptFile.parse("\n" + line + "\n", START));
    assertTrue(String.valueOf(error.getMessage()).startsWith("line 2 '" + line + "': "), error::getMessage);
  }

  @Test
  void namesTheFileToo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("evening.txt"), "nonsense\n");
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
        () -> ScriptFile.read(file, START));
    assertTrue(String.valueOf(error.getMessage()).startsWith(file + ", line 1"), error::getMessage);
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
