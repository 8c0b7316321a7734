package org.nroagent.daemon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PassedSocketsTest {
  private static OptionalInt only(String process, String count) {
    return PassedSockets.of(Map.of("LISTEN_PID", process, "LISTEN_FDS", count)::get, 42).only();
  }

  @Test
  void theOnlyOneIsTheDescriptorAfterTheStandardStreams() {
    assertEquals(OptionalInt.of(3), only("42", "1"));
  }

  @Test
  void whatIsMeantForAnotherProcessOrIsNoNumberIsNotTaken() {
    assertEquals(OptionalInt.empty(), only("41", "1"));
    assertEquals(OptionalInt.empty(), only("42", "one"));
    assertEquals(OptionalInt.empty(), only("42", "-1"));
    assertEquals(0, PassedSockets.of(_ -> null, 42).count());
  }

  @Test
  void ofSeveralNoneIsTaken() {
    assertEquals(OptionalInt.empty(), only("42", "2"));
    assertEquals(2, PassedSockets.of(Map.of("LISTEN_PID", "42", "LISTEN_FDS", "2")::get, 42).count());
  }
}
