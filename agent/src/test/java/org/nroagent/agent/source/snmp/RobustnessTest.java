package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.Quirk;
import org.nroagent.agent.source.snmp.WalkAgent.Fault;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// What agents and networks do to answers: the reading is right all the same, or the next one is, without a restart.
class RobustnessTest {
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofMillis(150);

  private static DeviceReading readThrough(Fault fault) throws Exception {
    try (WalkAgent agent = new WalkAgent(WalksTest.standard()).with(fault);
        SnmpSource source = WalksTest.source(agent, TIMEOUT)) {
      return source.read(BUDGET);
    }
  }

  private static void assertWhole(DeviceReading reading) {
    for (TableKind kind : TableKind.values()) {
      assertEquals(kind == TableKind.CLASSES_OF_SERVICE ? TableState.NOT_READ : TableState.COMPLETE,
          reading.table(kind), () -> kind + ": " + reading.warnings());
    }
    assertEquals(5, reading.interfaces().size());
    assertEquals(2, reading.lags().getFirst().members().size());
    assertEquals(5, reading.sessions().size());
  }

  private static PDU withId(PDU answer, int requestId) {
    PDU other = WalkAgent.copy(answer);
    other.setRequestID(new Integer32(requestId));
    return other;
  }

  @Test
  void tooBigHalvesWhatIsAskedFor() throws Exception {
    assertWhole(readThrough((_, honest) -> {
      if (honest.size() <= 9) {
        return List.of(honest);
      }
      PDU tooBig = WalkAgent.copy(honest);
      tooBig.clear();
      tooBig.setRequestID(honest.getRequestID());
      tooBig.setType(PDU.RESPONSE);
      tooBig.setErrorStatus(PDU.tooBig);
      return List.of(tooBig);
    }));
  }

  @Test
  void eachSecondAnswerMayBeLost() throws Exception {
    AtomicInteger count = new AtomicInteger();
    assertWhole(readThrough((_, honest) -> count.incrementAndGet() % 2 == 0 ? List.of(honest) : List.of()));
  }

  @Test
  void answersThatAreTooLongForThePathAreAskedForInPieces() throws Exception {
    assertWhole(readThrough((_, honest) -> honest.getBERLength() > 400 ? List.of() : List.of(honest)));
  }

  @Test
  void duplicateAnswersAreTakenOnce() throws Exception {
    assertWhole(readThrough((_, honest) -> List.of(honest, WalkAgent.copy(honest), WalkAgent.copy(honest))));
  }

  @Test
  void lateAnswersToEarlierRequestsAreDropped() throws Exception {
    AtomicReference<List<PDU>> earlier = new AtomicReference<>(List.of());
    assertWhole(readThrough((_, honest) -> {
      List<PDU> answers = new ArrayList<>(earlier.get());
      answers.add(honest);
      earlier.set(List.of(WalkAgent.copy(honest)));
      return answers;
    }));
  }

  @Test
  void answersWithAnotherRequestIdAreDropped() throws Exception {
    assertWhole(readThrough((_, honest) -> {
      PDU stranger = withId(honest, honest.getRequestID().getValue() + 1000);
      stranger.set(0, new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new Integer32(7)));
      return List.of(stranger, honest);
    }));
  }

  @Test
  void onlyWrongRequestIdsAreNoAnswerAndTheNextReadingIsWhole() throws Exception {
    try (WalkAgent agent = new WalkAgent(WalksTest.standard())
        .with((_, honest) -> List.of(withId(honest, honest.getRequestID().getValue() + 1)));
        SnmpSource source = WalksTest.source(agent, TIMEOUT)) {
      SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.NO_ANSWER, refused.reason());
      assertTrue(refused.getMessage().contains("an answer to an earlier request"), refused.getMessage());
      agent.with(Fault.NONE);
      assertWhole(source.read(BUDGET));
    }
  }

  @Test
  void anAgentThatGoesInCirclesEndsAndTheNextReadingIsWhole() throws Exception {
    OID name = new OID("1.3.6.1.2.1.31.1.1.1.1");
    try (WalkAgent agent = new WalkAgent(WalksTest.standard()).with((_, honest) -> {
      PDU circling = WalkAgent.copy(honest);
      for (int i = 0; i < circling.size(); i++) {
        VariableBinding binding = circling.get(i);
        if (binding.getOid().startsWith(name) && binding.getOid().last() > 2) {
          circling.set(i, new VariableBinding(new OID(name).append(1), binding.getVariable()));
        }
      }
      return List.of(circling);
    }); SnmpSource source = WalksTest.source(agent, TIMEOUT)) {
      DeviceReading reading = source.read(BUDGET);
      assertEquals(TableState.CUT, reading.table(TableKind.INTERFACES));
      assertTrue(reading.warnings().stream().anyMatch(warning -> warning.contains("goes back")),
          () -> reading.warnings().toString());
      assertTrue(agent.requests() < 100, () -> "" + agent.requests());
      agent.with(Fault.NONE);
      assertWhole(source.read(BUDGET));
    }
  }

  /// The device answers GETNEXT alone; its profile says so, and no GETBULK is tried.
  @Test
  void aProfileCanForgoGetBulk() throws Exception {
    Profile standard = Profiles.shipped().of("", "");
    Profile nextOnly = new Profile("standard", standard.evidence(), standard.recorded(),
        standard.sysObjectIds(), "", 160,
        Duration.ZERO, standard.tables(), Set.of(Quirk.NO_GET_BULK), Optional.empty());
    try (WalkAgent agent = new WalkAgent(WalksTest.standard())
        .with((request, honest) -> request.getType() == PDU.GETBULK ? List.of() : List.of(honest));
        SnmpSource source = WalksTest.source(agent, TIMEOUT, Profiles.shipped().with(nextOnly))) {
      assertWhole(source.read(BUDGET));
    }
  }

  @Test
  void noRequestAsksForMoreThanTheProfileAllows() throws Exception {
    AtomicInteger most = new AtomicInteger();
    Profile standard = Profiles.shipped().of("", "");
    Profile small = new Profile("standard", standard.evidence(), standard.recorded(),
        standard.sysObjectIds(), "", 12,
        Duration.ZERO,
        standard.tables(), Set.of(), Optional.empty());
    try (WalkAgent agent = new WalkAgent(WalksTest.standard()).with((_, honest) -> {
      most.accumulateAndGet(honest.size(), Math::max);
      return List.of(honest);
    }); SnmpSource source = WalksTest.source(agent, TIMEOUT, Profiles.shipped().with(small))) {
      assertWhole(source.read(BUDGET));
      assertEquals(13, most.get(), "twelve cells and sysUpTime");
    }
  }

  @Test
  void aDeviceThatFellSilentIsReadWholeInTheNextCycle() throws Exception {
    try (WalkAgent agent = new WalkAgent(WalksTest.standard());
        SnmpSource source = WalksTest.source(agent, TIMEOUT)) {
      assertWhole(source.read(BUDGET));
      agent.with((_, _) -> List.of());
      assertThrows(SourceException.class, () -> source.read(BUDGET));
      agent.with(Fault.NONE);
      assertWhole(source.read(BUDGET));
    }
  }
}
