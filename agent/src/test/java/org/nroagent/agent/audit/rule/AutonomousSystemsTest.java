package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.PEER;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.model.reading.SessionReading;

class AutonomousSystemsTest {
  private static final String GATE = " gate g1, hub1 with " + PEER + " | ";

  private static List<String> check(Optional<Long> client, OptionalLong remote) {
    SampleReading hub = new SampleReading()
        .session(new SessionReading(SessionReading.Kind.BGP, PEER, "", "", "established",
            true, OptionalLong.empty(), remote, OptionalInt.empty(), ""));
    return new AuditCase().as(client).gate(Rank.NOMINAL, Scope.LOCAL, interconnection()).hub(hub)
        .check(new AutonomousSystems());
  }

  @Test
  void theNeighbourIsTheClient() {
    assertEquals(List.of("CONFORMS" + GATE + "AS 64496 | AS 64496"),
        check(Optional.of(64_496L), OptionalLong.of(64_496)));
    assertEquals(List.of("FINDING" + GATE + "AS 64496 | AS 64497"),
        check(Optional.of(64_496L), OptionalLong.of(64_497)));
  }

  @Test
  void theProvidersIsNotTheClients() {
    assertEquals(List.of("FINDING" + GATE + "AS 31167 | AS 31167 is the provider's"),
        check(Optional.of(31_167L), OptionalLong.of(31_167)));
  }

  @Test
  void whatIsNotSaidIsNotTakenForGood() {
    assertEquals(
        List.of(
            "CANNOT_TELL" + GATE + "AS 64496 |  | the device tells no autonomous system of this neighbour"),
        check(Optional.of(64_496L), OptionalLong.empty()));
    assertEquals(
        List.of(
            "CANNOT_TELL" + GATE
                + "the client's AS |  | the client's autonomous system is not configured; enter topology.client.as"),
        check(Optional.empty(), OptionalLong.of(1)));
  }
}
