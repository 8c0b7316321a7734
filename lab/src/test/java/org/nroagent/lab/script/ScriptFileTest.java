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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
      "+1m discards lag-1 in -1"})
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
