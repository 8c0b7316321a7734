package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Explaining a month. Slots of six hours keep a month at some 120 slots, of which 5 % are 6.
class MonthSlotsTest {
  private static final SlotGrid SIX_HOURS = new SlotGrid(21_600);
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", ZoneId.of("UTC"));
  private static final Instant START = NOVEMBER.start();

  private final MonthSlots slots = new MonthSlots(NOVEMBER, SIX_HOURS);

  @Test
  void everySlotIsUnrecordedAtFirst() {
    Certificate certificate = slots.certificate();
    assertEquals(120, certificate.unrecorded());
    assertEquals(Map.of(), certificate.missing());
    assertNull(certificate.inRetainedSlot());
    assertEquals(Optional.empty(), slots.discarded(Direction.IN, Optional.empty(), List.of()));
  }

  @Test
  void countsWhatIsInterpolatedMissingAndUnrecorded() {
    fill(120, _ -> 1L);
    slots.set(at(3), new Slot.Metered(9, 9, true));
    slots.set(at(4), new Slot.Missing(MissingReason.NO_ANSWER));
    slots.set(at(5), new Slot.Missing(MissingReason.COUNTER_RESET));
    slots.set(at(6), new Slot.Missing(MissingReason.NO_ANSWER));
    slots.set(at(7), OptionalLong.empty(), OptionalLong.empty());
    Certificate certificate = slots.certificate();
    assertEquals(1, certificate.interpolated());
    assertEquals(Map.of(MissingReason.NO_ANSWER, 2, MissingReason.COUNTER_RESET, 1), certificate.missing());
    assertEquals(3, certificate.missingSlots());
    assertEquals(1, certificate.unrecorded());
    assertEquals(116, certificate.figure().validSlots());
    assertEquals(new BigDecimal("0.9666"), certificate.figure().coverage());
  }

  @Test
  void anAmendedSlotIsNoLongerMissing() {
    slots.set(at(0), new Slot.Missing(MissingReason.COLUMN_LOST));
    slots.set(at(0), new Slot.Metered(5, 6, true));
    assertEquals(Map.of(), slots.certificate().missing());
    assertEquals(Optional.of(new Slot.Metered(5, 6, true)), slots.slots().slot(0));
  }

  @Test
  void slotsOutsideTheMonthChangeNothing() {
    String empty = slots.digest();
    slots.set(START.minusSeconds(21_600), new Slot.Metered(5, 6, false));
    slots.set(NOVEMBER.end(), new Slot.Metered(5, 6, false));
    assertEquals(empty, slots.digest());
  }

  @Test
  void ofEqualSlotsTheOneAtTheRankIsRetained() {
    // 120 slots of one value: rank 114 is the 114th in time, and the six after it are discarded.
    fill(120, _ -> 7L);
    assertEquals(at(113), slots.certificate().inRetainedSlot());
    assertEquals(IntStream.range(114, 120).boxed().toList(), discardedIndices(Direction.IN));
  }

  @Test
  void retainedAndDiscardedFollowOctetsThenTime() {
    // 110 small ones, then in time 5 9 7 7 7 9 7 7 7 7: ascending 5 7 7 7 7 7 7 7 9 9. Rank 114 is the third 7.
    long[] tail = {5, 9, 7, 7, 7, 9, 7, 7, 7, 7};
    fill(120, i -> i < 110 ? 0 : tail[i - 110]);
    assertEquals(7, figure().octets());
    assertEquals(at(114), slots.certificate().inRetainedSlot());
    assertEquals(List.of(111, 115, 116, 117, 118, 119), discardedIndices(Direction.IN));
  }

  @Test
  void directionsAreExplainedApart() {
    for (int i = 0; i < 120; i++) {
      slots.set(at(i), new Slot.Metered(i, 120 - i, false));
    }
    assertEquals(at(113), slots.certificate().inRetainedSlot());
    assertEquals(at(6), slots.certificate().outRetainedSlot());
  }

  @Test
  void evidenceLeavesOutDeclaredWindowsAndCountsHoursAndShares() {
    // 6 largest at 80, 80, 90, 99, 100 and 120 Mbit/s; the 99 lies in a declared window.
    long[] largest = {80, 80, 90, 99, 100, 120};
    fill(120, i -> i < 114 ? 0 : largest[i - 114] * 2_700_000_000L);
    List<DeclaredWindow> declared = List
        .of(new DeclaredWindow(at(117).plusSeconds(60), at(117).plusSeconds(90),
            DeclaredWindow.Kind.INCIDENT, "fibre cut"));
    DiscardedSlots evidence = slots
        .discarded(Direction.IN, Optional.of(new BigDecimal("100")), declared).orElseThrow();
    assertEquals(6, evidence.count());
    assertEquals(1, evidence.leftOut());
    assertEquals(new TreeMap<>(Map.of(70, 5, 80, 5, 90, 3, 100, 2)), evidence.atLeastPercent());
    // The six start at 12, 18, 00, 06 (declared), 12 and 18 o'clock.
    assertEquals(Map.of(0, 1, 12, 2, 18, 2), hours(evidence));
  }

  @Test
  void evidenceIsTheSameWithAndWithoutTheCertificate() {
    fill(120, i -> i * 37L % 40 * 2_700_000_000L);
    for (Direction direction : Direction.values()) {
      Optional<BigDecimal> capacity = Optional.of(new BigDecimal("40"));
      assertEquals(slots.discarded(direction, capacity, List.of()),
          slots.discarded(direction, slots.certificate(), capacity, List.of()));
    }
    Certificate empty = new MonthSlots(NOVEMBER, SIX_HOURS).certificate();
    assertEquals(Optional.empty(), slots.discarded(Direction.IN, empty, Optional.empty(), List.of()));
  }

  @Test
  void aWindowThatOnlyTouchesABorderLeavesNothingOut() {
    fill(120, i -> i);
    List<DeclaredWindow> declared = List
        .of(new DeclaredWindow(START, at(114), DeclaredWindow.Kind.PLANNED, ""));
    assertEquals(0, slots.discarded(Direction.IN, Optional.empty(), declared).orElseThrow().leftOut());
  }

  @Test
  void withoutACapacityNoShareIsCounted() {
    fill(120, i -> i);
    assertEquals(Map.of(),
        slots.discarded(Direction.IN, Optional.empty(), List.of()).orElseThrow().atLeastPercent());
  }

  @Test
  void hoursAreLocal() {
    MonthSlots kolkata = new MonthSlots(CivilMonth.parse("2026-11", ZoneId.of("Asia/Kolkata")),
        SlotGrid.FIVE_MINUTES);
    for (int i = 0; i < 40; i++) {
      kolkata.set(kolkata.slots().slotStart(i), new Slot.Metered(i, i, false));
    }
    // The 39th and 40th slots start at 03:10 and 03:15 in Kolkata, 21:40 and 21:45 in UTC.
    assertEquals(Map.of(3, 2),
        hours(kolkata.discarded(Direction.OUT, Optional.empty(), List.of()).orElseThrow()));
  }

  @Test
  void aCertificateThatContradictsItselfIsRefused() {
    fill(120, i -> i);
    Certificate sound = slots.certificate();
    assertThrows(IllegalArgumentException.class, () -> new Certificate(sound.figure(), 0, sound.missing(), 1,
        sound.inRetainedSlot(), sound.outRetainedSlot(), sound.digest()));
    assertThrows(IllegalArgumentException.class, () -> new Certificate(sound.figure(), 0, sound.missing(), 0,
        null, sound.outRetainedSlot(), sound.digest()));
    assertThrows(IllegalArgumentException.class, () -> new Certificate(sound.figure(), 0, sound.missing(), 0,
        NOVEMBER.end(), sound.outRetainedSlot(), sound.digest()));
    assertThrows(IllegalArgumentException.class, () -> new Certificate(sound.figure(), 0, sound.missing(), 0,
        sound.inRetainedSlot(), sound.outRetainedSlot(), "ABC"));
  }

  @Test
  void aClosedMonthIsBillableWithUnicastAloneAndEnoughCoverage() {
    fill(114, i -> i);
    assertEquals(true, closed(false).billable());
    assertEquals(false, closed(true).billable());
    slots.set(at(0), new Slot.Missing(MissingReason.NO_ANSWER));
    assertEquals(false, closed(false).billable());
  }

  @Test
  void slotsOfAnotherMonthAreRefused() {
    SlotWindow december = new MonthSlots(NOVEMBER.next(), SIX_HOURS).slots();
    assertThrows(IllegalArgumentException.class, () -> new MonthSlots(NOVEMBER, december));
  }

  private ClosedMonth closed(boolean includesMulticast) {
    return new ClosedMonth("hub1.lag-1", slots.certificate(), Optional.empty(), includesMulticast,
        slots.discarded(Direction.IN, Optional.empty(), List.of()),
        slots.discarded(Direction.OUT, Optional.empty(), List.of()));
  }

  private DirectionFigure figure() {
    return slots.slots().percentile(Direction.IN).orElseThrow();
  }

  private List<Integer> discardedIndices(Direction direction) {
    return slots.slots().discarded(direction, figure()).boxed().toList();
  }

  private void fill(int count, IntToLongFunction octets) {
    for (int i = 0; i < count; i++) {
      slots.set(at(i), new Slot.Metered(octets.applyAsLong(i), octets.applyAsLong(i), false));
    }
  }

  private static Instant at(int index) {
    return START.plusSeconds(21_600L * index);
  }

  private static Map<Integer, Integer> hours(DiscardedSlots evidence) {
    Map<Integer, Integer> hours = new TreeMap<>();
    for (int hour = 0; hour < 24; hour++) {
      if (evidence.byHour().get(hour) > 0) {
        hours.put(hour, evidence.byHour().get(hour));
      }
    }
    return hours;
  }
}
