package org.nroagent.model.impact;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.model.impact.Given.gap;
import static org.nroagent.model.impact.Given.lines;
import static org.nroagent.model.impact.Given.part;

class PartFaultTest {
  private static List<PartFault> faults(Part... parts) {
    return PartFault.of(Given.incident(parts));
  }

  private static Part voice(int fromHour, int toHour, Amounts lost) {
    return part(Given.VOICE, "2026-11-18T%02d:00Z".formatted(fromHour),
        "2026-11-18T%02d:00Z".formatted(toHour), lost);
  }

  @Test
  void asManyAsThereAreIsNoFault() {
    assertEquals(List.of(), faults(voice(10, 12, lines(60, 500, 0)), voice(10, 11, lines(40, 0, 10_000)),
        voice(12, 13, lines(100, 500, 10_000))));
  }

  @Test
  void onePartExceedsTheInventory() {
    assertEquals(List.of(new PartFault(1, "bra is 501, but service 'voice' has 500 in the inventory")),
        faults(voice(10, 11, lines(0, 500, 0)), voice(11, 12, lines(0, 501, 0))));
  }

  /// The part that has none of what is too much is not at fault, though it is the last one.
  @Test
  void overlappingPartsExceedItTogether() {
    assertEquals(
        List.of(new PartFault(1,
            "pra is 101 together with the parts it overlaps from 2026-11-18T11:00:00Z on,"
                + " but service 'voice' has 100 in the inventory")),
        faults(voice(10, 12, lines(60, 0, 0)), voice(11, 13, lines(41, 0, 0)),
            voice(10, 13, lines(0, 1, 0))));
  }

  @Test
  void everyFaultIsToldOnce() {
    List<PartFault> faults = faults(voice(10, 20, lines(101, 501, 0)), voice(11, 12, lines(0, 0, 1)),
        voice(13, 14, lines(0, 0, 10_001)));
    assertEquals(List.of(0, 0, 2), faults.stream().map(PartFault::part).sorted().toList());
  }

  @Test
  void aTotalOfNothingHasNoRate() {
    List<Service> nothing = List.of(new Service.FixedVoice("s", Amounts.NONE),
        new Service.FixedData("s", 0, Optional.of(Fraction.of(1))), new Service.MobileVoice("s", 0),
        new Service.MobileData("s", 0, Optional.empty()));
    for (Service service : nothing) {
      assertEquals(
          List.of(
              new PartFault(0, "the total of service 's' is 0, so there is no rate; correct the inventory")),
          faults(part(service, "2026-11-18T10:00Z", "2026-11-18T11:00Z", Amounts.NONE)));
    }
  }

  @Test
  void aTrafficGapNeedsAReferenceSpeed() {
    Service unknown = new Service.MobileData("s", 1, Optional.empty());
    Service zero = new Service.FixedData("s", 1, Optional.of(Fraction.ZERO));
    assertEquals(1, faults(part(unknown, "2026-11-18T10:00Z", "2026-11-18T11:00Z", gap(1))).size());
    assertEquals(1, faults(part(zero, "2026-11-18T10:00Z", "2026-11-18T11:00Z", gap(1))).size());
    assertEquals(0, faults(
        part(unknown, "2026-11-18T10:00Z", "2026-11-18T11:00Z", Amounts.of(Unit.CHANNELS, 1))).size());
  }

  @Test
  void emergencyLinesAreComparedWhereATotalIsStated() {
    Service stated = new Service.Emergency("112", Optional.of(lines(1, 0, 0)));
    assertEquals(1, faults(part(stated, "2026-11-18T10:00Z", "2026-11-18T11:00Z", lines(2, 0, 0))).size());
    assertEquals(0,
        faults(part(Given.EMERGENCY, "2026-11-18T10:00Z", "2026-11-18T11:00Z", lines(2, 0, 0))).size());
  }
}
