package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.AuditCase.Sheet;
import org.nroagent.agent.audit.LinkHistory;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.InterconnectionSheet.Revert;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

class RevertDelayTest {
  private static final Instant FAULT = AuditCase.NOW.minus(Duration.ofHours(2));
  private static final Subject GATE = new Subject(Subject.Kind.LAG, "lag-1");
  private static final Subject WIRE = new Subject(Subject.Kind.PSEUDOWIRE, "pw-1");
  private static final String PREFIX = " gate g1 (hub1 lag-1)";
  private static final Revert AFTER_300 = new Revert.After(Duration.ofMinutes(5));

  private final List<StateEvent> events = new ArrayList<>();

  /// Something that the device gives a time of.
  ///
  /// @param second after the fault
  private void exactly(long second, Subject subject, Aspect aspect, String before, String after) {
    event("hub1", second, Optional.of(FAULT.plusSeconds(second)), subject, aspect, before, after);
  }

  private void polled(long second, Subject subject, Aspect aspect, String before, String after) {
    event("hub1", second, Optional.empty(), subject, aspect, before, after);
  }

  private void event(String device, long second, Optional<Instant> deviceTime, Subject subject, Aspect aspect,
      String before, String after) {
    events.add(new StateEvent(events.size() + 1, FAULT.plusSeconds(second), deviceTime, device, subject,
        aspect, before,
        after, Cause.UNKNOWN, Origin.POLL));
  }

  /// The gate fails, and is there again after ten minutes.
  private void fault() {
    exactly(0, GATE, Aspect.OPER_STATUS, "up", "down");
    exactly(1, WIRE, Aspect.ROLE, "active", "standby");
    exactly(600, GATE, Aspect.OPER_STATUS, "down", "up");
  }

  private List<String> check(Revert revert) {
    return new AuditCase().gate(new Sheet().revert(revert))
        .history(new LinkHistory(events, Duration.ofMinutes(5))).check(new RevertDelay());
  }

  @Test
  void theDelayOfTheSheetConforms() {
    fault();
    exactly(900, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals(List.of("CONFORMS" + PREFIX + ", pw-1 | back after 300 s | back after 298…302 s"),
        check(AFTER_300));
  }

  @Test
  void anotherDelayIsAFinding() {
    fault();
    exactly(630, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals(List.of("FINDING" + PREFIX + ", pw-1 | back after 300 s | back after 28…32 s"),
        check(AFTER_300));
    assertEquals(List.of("FINDING" + PREFIX + ", pw-1 | back after 0 s | back after 28…32 s"),
        check(new Revert.After(Duration.ZERO)));
  }

  @Test
  void tenSecondsMoreOrLessAreTheSame() {
    fault();
    exactly(912, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals("CONFORMS", check(AFTER_300).getFirst().split(" ", -1)[0]);
    events.removeLast();
    exactly(913, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals("FINDING", check(AFTER_300).getFirst().split(" ", -1)[0]);
  }

  @Test
  void timesOfPollsProveNothingButMayRefute() {
    polled(0, GATE, Aspect.OPER_STATUS, "up", "down");
    polled(0, WIRE, Aspect.ROLE, "active", "standby");
    polled(600, GATE, Aspect.OPER_STATUS, "down", "up");
    polled(900, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals(List.of("CANNOT_TELL" + PREFIX + ", pw-1 | back after 300 s |  | back after 0…600 s:"
        + " the device gives no exact times"), check(AFTER_300));
    events.removeLast();
    polled(2_400, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals(List.of("FINDING" + PREFIX + ", pw-1 | back after 300 s | back after 1500…2100 s"),
        check(AFTER_300));
  }

  @Test
  void oneThatNeverComesBackIsAFindingWhereItShould() {
    fault();
    assertEquals(List.of("FINDING" + PREFIX
        + ", pw-1 | back after 300 s | not back; the gate is there since 2026-11-20T08:10:00Z"),
        check(AFTER_300));
    assertEquals(List.of("CONFORMS" + PREFIX + ", pw-1 | no return by itself | it stayed"),
        check(new Revert.Never()));
  }

  @Test
  void oneThatIsNotBackYetMayStillCome() {
    exactly(6_000, GATE, Aspect.OPER_STATUS, "up", "down");
    exactly(6_001, WIRE, Aspect.ROLE, "active", "standby");
    exactly(7_100, GATE, Aspect.OPER_STATUS, "down", "up");
    assertEquals(
        List.of("CANNOT_TELL" + PREFIX + ", pw-1 | back after 300 s |  | its traffic is not back yet"),
        check(AFTER_300));
  }

  @Test
  void aReturnWhereNoneWasAgreedIsAWarning() {
    fault();
    exactly(601, WIRE, Aspect.ROLE, "standby", "active");
    assertEquals(
        List.of("WARNING" + PREFIX + ", pw-1 | no return by itself | active again at 2026-11-20T08:10:01Z"
            + " | unless the standby gate failed or somebody switched"),
        check(new Revert.Never()));
  }

  @Test
  void theLastFaultThatIsOverCounts() {
    fault();
    exactly(630, WIRE, Aspect.ROLE, "standby", "active");
    exactly(3_000, GATE, Aspect.OPER_STATUS, "up", "lowerLayerDown");
    exactly(3_000, WIRE, Aspect.ROLE, "active", "standby");
    exactly(3_100, GATE, Aspect.OPER_STATUS, "lowerLayerDown", "up");
    exactly(3_400, WIRE, Aspect.ROLE, "standby", "active");
    exactly(7_000, GATE, Aspect.OPER_STATUS, "up", "down");
    assertEquals(List.of("CONFORMS" + PREFIX + ", pw-1 | back after 300 s | back after 298…302 s"),
        check(AFTER_300));
  }

  @Test
  void whatHappenedElsewhereIsNotIts() {
    assertEquals(
        List.of(
            "CANNOT_TELL" + PREFIX + " | back after 300 s |  | no fault of the gate that is over was seen"),
        check(AFTER_300));
    event("hub2", 0, Optional.empty(), GATE, Aspect.OPER_STATUS, "up", "down");
    event("hub2", 9, Optional.empty(), GATE, Aspect.OPER_STATUS, "down", "up");
    exactly(10, new Subject(Subject.Kind.LAG, "lag-2"), Aspect.OPER_STATUS, "up", "down");
    assertEquals(1, check(AFTER_300).size());
    exactly(20, GATE, Aspect.OPER_STATUS, "up", "down");
    exactly(30, GATE, Aspect.OPER_STATUS, "down", "up");
    assertEquals(List.of("CANNOT_TELL" + PREFIX
        + " | back after 300 s |  | the fault at 2026-11-20T08:00:20Z cost no pseudowire its part"),
        check(AFTER_300));
  }

  @Test
  void isAskedOfNominalGatesWithAnAgreementOnly() {
    fault();
    LinkHistory history = new LinkHistory(events, Duration.ofMinutes(5));
    assertEquals(List.of(), new AuditCase().gate().history(history).check(new RevertDelay()));
    assertEquals(List.of(), new AuditCase().gate(Rank.STANDBY, new Sheet().revert(AFTER_300)).history(history)
        .check(new RevertDelay()));
  }
}
