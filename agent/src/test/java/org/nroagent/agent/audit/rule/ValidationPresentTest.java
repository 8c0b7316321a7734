package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.SampleReading.mep;
import static org.nroagent.agent.audit.SampleReading.with;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.audit.SampleReading;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.MepReading.Local;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

class ValidationPresentTest {
  private static final String WANTED = " olt1, SVLAN 1201 (spoke1) | an end point of level 3 | ";
  private static final MepReading LEVEL_3 = mep("", "MD", 3, "MA", 301, 10_000, 300);

  private static List<String> check(SampleReading spoke) {
    return new AuditCase().olt(1201).spoke(spoke).check(new ValidationPresent());
  }

  private static Local at(String ifName, String mac, OptionalInt vid) {
    return new Local(ifName, "up", true, true, mac, vid);
  }

  @Test
  void isFoundByItsAddressItsVlanOrItsInterface() {
    for (Local local : List.of(at("elsewhere", "00:00:00:00:12:01", OptionalInt.empty()),
        at("vpls-7", "02:00:00:00:00:01", OptionalInt.of(1201)), at("lag-1.1201", "", OptionalInt.empty()),
        at("lag-1:1201", "", OptionalInt.empty()))) {
      assertEquals(List.of("CONFORMS" + WANTED + "end point 301 on " + local.ifName()),
          check(new SampleReading().mep(with(LEVEL_3, local))));
    }
  }

  @Test
  void anotherVlansOrAnotherLevelsIsNotIt() {
    SampleReading spoke = new SampleReading().mep(with(LEVEL_3, at("lag-1.12010", "", OptionalInt.of(120))))
        .mep(with(mep("", "MD", 1, "MA", 301, 10_000),
            at("lag-1.1201", "00:00:00:00:12:01", OptionalInt.of(1201))));
    assertEquals(List.of("FINDING" + WANTED + "no end point of level 3 for SVLAN 1201 on spoke1"),
        check(spoke));
  }

  @Test
  void oneThatIsNotActiveIsNone() {
    assertEquals(List.of("FINDING" + WANTED + "end point 301 on lag-1.1201, not active"),
        check(new SampleReading()
            .mep(with(LEVEL_3, new Local("lag-1.1201", "up", false, true, "", OptionalInt.empty())))));
  }

  @Test
  void withoutPlacesOrTableItCannotBeTold() {
    assertEquals(
        List.of("CANNOT_TELL" + WANTED + " | spoke1 does not tell where its end points of level 3 are"),
        check(new SampleReading().mep(LEVEL_3)));
    assertEquals(
        List.of("CANNOT_TELL" + WANTED
            + " | spoke1 gave maintenance end points in part only: its warnings on the status page say why"),
        check(new SampleReading().table(TableKind.CFM, TableState.CUT)));
    assertEquals(List.of("CANNOT_TELL" + WANTED + " | spoke1 does not answer"),
        new AuditCase().olt(1201).check(new ValidationPresent()));
  }

  @Test
  void anOltWithoutAccessIsNotAsked() {
    assertEquals(List.of(),
        new AuditCase().olt(new Olt("o", 7, List.of(), Optional.empty(), "g1", Optional.empty()))
            .check(new ValidationPresent()));
  }
}
