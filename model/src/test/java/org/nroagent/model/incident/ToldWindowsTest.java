package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

class ToldWindowsTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");

  private static ServiceWindow window(int fromMinute, int toMinute, String... nros) {
    return new ServiceWindow(ServiceWindow.Kind.CLIENT, NOW.plusSeconds(60L * fromMinute),
        NOW.plusSeconds(60L * toMinute), new TreeSet<>(List.of(nros)), "their power");
  }

  private static ToldStates declared(ToldStates told, ServiceWindow window) {
    return ToldWindows.declare(told, window, NOW).map(Telling::told).orElseThrow();
  }

  @Test
  void comesBackFromWhatWasTold() {
    ServiceWindow some = window(-10, 10, "nro-1", "nro-2");
    ServiceWindow all = window(0, 5);
    ToldStates told = declared(declared(ToldStates.NOTHING, some), all);
    assertEquals(List.of(new ToldWindows.Declared(NOW.getEpochSecond(), some),
        new ToldWindows.Declared(NOW.getEpochSecond() + 1, all)), ToldWindows.of(told));
  }

  @Test
  void thoseThatEndedLongestAgoGiveWayAndOthersDoNot() {
    ToldStates told = ToldStates.NOTHING;
    for (int i = 0; i < ToldWindows.MOST; i++) {
      told = declared(told, i == 7 ? window(-20, -10) : window(-20, 10));
    }
    told = declared(told, window(0, 99));
    assertEquals(ToldWindows.MOST, ToldWindows.of(told).size());
    assertEquals(Optional.empty(), ToldWindows.declare(told, window(0, 1), NOW));
  }

  @Test
  void oneThatIsTakenBackIsToldSoAndIsNotKept() {
    ToldStates told = declared(ToldStates.NOTHING, window(0, 5));
    Telling telling = ToldWindows.withdraw(told, NOW.getEpochSecond(), NOW).orElseThrow();
    assertEquals(List.of(ToldWindows.WITHDRAWN), telling.changes().stream().map(StateChange::after).toList());
    assertEquals(List.of(), ToldWindows.of(telling.told()));
    assertEquals(Optional.empty(), ToldWindows.withdraw(telling.told(), NOW.getEpochSecond(), NOW));
  }

  @Test
  void oneOfAFileIsTakenBackInItsFileAlone() {
    ToldStates told = FileWindows.of(List.of(window(0, 5)), List.of(), true)
        .telling(ToldStates.NOTHING, NOW).orElseThrow().told();
    long number = ToldWindows.all(told).findFirst().orElseThrow().number();
    assertEquals(Optional.empty(), ToldWindows.withdraw(told, number, NOW));
  }
}
