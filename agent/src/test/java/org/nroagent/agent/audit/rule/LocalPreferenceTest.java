package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.PEER;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class LocalPreferenceTest {
  private static final String GATE = " gate g1, hub1 with " + PEER;

  @ParameterizedTest
  @CsvSource({"LOCAL,NOMINAL,220", "LOCAL,STANDBY,210", "NATIONAL,NOMINAL,200", "NATIONAL,STANDBY,100"})
  void followsTheKindOfDelivery(Scope scope, Rank rank, long preference) {
    SampleReading hub = new SampleReading().path("192.31.197.0/25", PEER, OptionalLong.of(preference))
        .path("192.31.197.128/25", PEER, OptionalLong.of(preference + 1))
        .path("0.0.0.0/0", "192.0.2.9", OptionalLong.of(7));
    assertEquals(
        List.of(
            "FINDING" + GATE + ", 192.31.197.128/25 | local preference " + preference + " | "
                + (preference + 1),
            "CONFORMS" + GATE + " | local preference " + preference + " | 1 of 2 paths"),
        new AuditCase().gate(rank, scope, interconnection()).hub(hub).check(new LocalPreference()));
  }

  @Test
  void whatIsNotTheirOrNotSaidCannotBeTold() {
    AuditCase audit = new AuditCase().gate(Rank.NOMINAL, Scope.LOCAL, interconnection());
    assertEquals(List.of("CANNOT_TELL" + GATE
        + " | local preference 220 |  | no path from the client is shown: it announces nothing, or the session is down"),
        audit.hub(new SampleReading()).check(new LocalPreference()));
    assertEquals(List.of("CANNOT_TELL" + GATE + ", 192.31.197.0/24 | local preference 220 | "
        + " | the device does not tell the local preference"),
        audit.hub(new SampleReading().path("192.31.197.0/24", PEER, OptionalLong.empty()))
            .check(new LocalPreference()));
    assertEquals(List.of("CANNOT_TELL" + GATE
        + " | local preference 220 |  | hub1 shows no BGP paths: it has none, or its SNMP view leaves them out"),
        audit.hub(new SampleReading().table(TableKind.BGP_PATHS, TableState.ABSENT))
            .check(new LocalPreference()));
  }

  @Test
  void aGateWithoutMulticastIsNotAsked() {
    assertEquals(List.of(), new AuditCase().gate().hub(new SampleReading()).check(new LocalPreference()));
  }
}
