package org.nroagent.model.figure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SlotFormulaTest {
  private static final SlotFormula UNICAST = new SlotFormula(List.of("hub1.lag-1"),
      List.of("hub1.lag-1.400"));
  private static final SlotFormula GATES = new SlotFormula(List.of("hub1.lag-1", "hub2.lag-1", "hub3.lag-1"),
      List.of());
  private static final Slot NO_ANSWER = new Slot.Missing(MissingReason.NO_ANSWER);
  private static final Slot LOST = new Slot.Missing(MissingReason.COLUMN_LOST);
  private static final Slot OVER = new Slot.Missing(MissingReason.OVER_LINE_RATE);

  @Test
  void addsAndTakesOffPerDirection() {
    assertEquals(slot(111, 222), GATES.slotOf(List.of(slot(1, 2), slot(10, 20), slot(100, 200))));
    assertEquals(slot(9, 0), UNICAST.slotOf(List.of(slot(10, 5), slot(1, 5))));
  }

  @Test
  void aMissingPartGivesItsReason() {
    assertEquals(NO_ANSWER, GATES.slotOf(List.of(slot(1, 2), NO_ANSWER, LOST)));
    assertEquals(LOST, UNICAST.slotOf(List.of(slot(1, 2), LOST)));
  }

  @Test
  void lessThanNothingInEitherDirectionIsMissing() {
    assertEquals(OVER, UNICAST.slotOf(List.of(slot(10, 5), slot(1, 6))));
    assertEquals(OVER, UNICAST.slotOf(List.of(slot(1, 50), slot(2, 6))));
  }

  @Test
  void moreThanASlotHoldsIsMissing() {
    assertEquals(OVER, GATES.slotOf(List.of(slot(Slot.MAX_OCTETS, 0), slot(1, 0), slot(0, 0))));
  }

  @Test
  void isInterpolatedWhereAnyPartIs() {
    assertEquals(new Slot.Metered(8, 8, true),
        UNICAST.slotOf(List.of(slot(9, 9), new Slot.Metered(1, 1, true))));
  }

  @Test
  void ofUnrecordedPartsNothingIsKnownUnlessOneIsMissing() {
    assertEquals(Optional.empty(), UNICAST.slotOfKnown(List.of(Optional.of(slot(1, 1)), Optional.empty())));
    assertEquals(Optional.of(LOST), UNICAST.slotOfKnown(List.of(Optional.empty(), Optional.of(LOST))));
  }

  @Test
  void aMonthOfASumHasItsOwnPercentileAndReasons() {
    CivilMonth november = CivilMonth.parse("2026-11", ZoneId.of("UTC"));
    MonthSlots lag = new MonthSlots(november, new SlotGrid(21_600));
    MonthSlots multicast = new MonthSlots(november, new SlotGrid(21_600));
    for (int i = 0; i < 120; i++) {
      Instant start = lag.slots().slotStart(i);
      lag.set(start, slot(1000, 2000));
      multicast.set(start, slot(i, i));
    }
    multicast.set(november.start(), NO_ANSWER);
    Certificate unicast = UNICAST.monthOf(List.of(lag, multicast)).certificate();
    assertEquals(Map.of(MissingReason.NO_ANSWER, 1), unicast.missing());
    // 119 slots of 1999 … 1881 discard 5: the 114th ascending is 1994.
    assertEquals(new DirectionFigure(119, 5, 114, 1994), unicast.figure().out());
  }

  @Test
  void differentWindowsAreRefused() {
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    SlotWindow one = new SlotWindow(SlotGrid.FIVE_MINUTES, start, 5);
    SlotWindow later = new SlotWindow(SlotGrid.FIVE_MINUTES, start.plusSeconds(300), 5);
    assertThrows(IllegalArgumentException.class, () -> UNICAST.windowOf(List.of(one, later)));
    assertThrows(IllegalArgumentException.class, () -> UNICAST.windowOf(List.of(one)));
  }

  @Test
  void aSeriesCannotStandTwice() {
    assertThrows(IllegalArgumentException.class, () -> new SlotFormula(List.of("a", "a"), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new SlotFormula(List.of("a"), List.of("a")));
    assertThrows(IllegalArgumentException.class, () -> new SlotFormula(List.of(), List.of("a")));
  }

  @Test
  void partsAreCompleteOnceEveryDeviceWasHeard() {
    SlotParts parts = new SlotParts(UNICAST);
    assertTrue(parts.put(1, slot(1, 1)));
    assertEquals(Optional.empty(), parts.slot());
    assertFalse(parts.complete());
    assertTrue(parts.put(0, slot(3, 3)));
    assertTrue(parts.complete());
    assertTrue(parts.settled());
    assertEquals(Optional.of(slot(2, 2)), parts.slot());
  }

  @Test
  void anAmendmentTurnsAMissingPartIntoAValueOnce() {
    SlotParts parts = new SlotParts(UNICAST);
    parts.put(0, slot(3, 3));
    parts.put(1, LOST);
    assertTrue(parts.complete());
    assertFalse(parts.settled());
    assertEquals(Optional.of(LOST), parts.slot());
    assertTrue(parts.put(1, new Slot.Metered(1, 1, true)));
    assertEquals(Optional.of(new Slot.Metered(2, 2, true)), parts.slot());
    assertFalse(parts.put(1, slot(2, 2)));
    assertFalse(parts.put(1, LOST));
    assertEquals(Optional.of(new Slot.Metered(2, 2, true)), parts.slot());
  }

  @Test
  void aSlotIsDecidedOnceNoAmendmentCanChangeIt() {
    SlotParts parts = new SlotParts(UNICAST);
    parts.put(0, slot(3, 3));
    assertFalse(parts.decided(), "a part is unknown");
    parts.put(1, LOST);
    assertFalse(parts.decided(), "a lost column may be amended");
    parts.put(1, slot(1, 1));
    assertTrue(parts.decided());
    SlotParts gone = new SlotParts(UNICAST);
    gone.put(0, new Slot.Missing(MissingReason.NO_ANSWER));
    gone.put(1, slot(1, 1));
    assertTrue(gone.decided());
  }

  @Test
  void whatTwoGatheredIsPutTogether() {
    SlotParts before = new SlotParts(UNICAST);
    before.put(0, slot(3, 3));
    before.put(1, LOST);
    SlotParts after = new SlotParts(UNICAST);
    after.put(1, new Slot.Metered(1, 1, true));
    after.putAll(before);
    assertEquals(Optional.of(new Slot.Metered(2, 2, true)), after.slot());
  }

  @Property
  void anyOrderOfArrivalGivesTheSlotOfTheWholeWindow(@ForAll("threeParts") List<Slot> slots,
      @ForAll Random random) {
    SlotParts parts = new SlotParts(GATES);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 3).boxed().toList());
    Collections.shuffle(order, random);
    order.forEach(part -> parts.put(part, slots.get(part)));
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    List<SlotWindow> windows = slots.stream().map(slot -> {
      SlotWindow window = new SlotWindow(SlotGrid.FIVE_MINUTES, start, 1);
      window.set(start, slot);
      return window;
    }).toList();
    assertEquals(GATES.windowOf(windows).slot(0), parts.slot());
    assertEquals(Optional.of(GATES.slotOf(slots)), parts.slot());
  }

  @Property
  void aWindowIsDerivedSlotBySlot(@ForAll("knownParts") List<List<Optional<Slot>>> slots) {
    SlotFormula formula = new SlotFormula(List.of("a", "b"), List.of("c"));
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    List<SlotWindow> windows = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      SlotWindow window = new SlotWindow(SlotGrid.FIVE_MINUTES, start, slots.size());
      for (int index = 0; index < slots.size(); index++) {
        Optional<Slot> slot = slots.get(index).get(part);
        if (slot.isPresent()) {
          window.set(window.slotStart(index), slot.get());
        }
      }
      windows.add(window);
    }
    SlotWindow derived = formula.windowOf(windows);
    for (int index = 0; index < slots.size(); index++) {
      assertEquals(formula.slotOfKnown(slots.get(index)), derived.slot(index));
    }
  }

  @Test
  void aPartWithOneDirectionLeavesTheSumUnrecorded() {
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    SlotWindow both = new SlotWindow(SlotGrid.FIVE_MINUTES, start, 1);
    both.set(start, slot(5, 5));
    SlotWindow one = new SlotWindow(SlotGrid.FIVE_MINUTES, start, 1);
    one.set(start, OptionalLong.of(1), OptionalLong.empty());
    assertEquals(1, UNICAST.windowOf(List.of(both, one)).unrecorded());
  }

  @Provide
  static Arbitrary<List<List<Optional<Slot>>>> knownParts() {
    return threeParts().flatMap(slots -> Arbitraries.integers().between(-3, 2).map(unrecorded -> {
      List<Optional<Slot>> known = new ArrayList<>(slots.stream().map(Optional::of).toList());
      if (unrecorded >= 0) {
        known.set(unrecorded, Optional.empty());
      }
      return List.copyOf(known);
    })).list().ofMaxSize(20);
  }

  @Provide
  static Arbitrary<List<Slot>> threeParts() {
    Arbitrary<Long> octets = Arbitraries.longs().between(0, Slot.MAX_OCTETS);
    Arbitrary<Slot> metered = Combinators.combine(octets, octets, Arbitraries.of(true, false))
        .as(Slot.Metered::new);
    Arbitrary<Slot> missing = Arbitraries.of(MissingReason.class).map(Slot.Missing::new);
    return Arbitraries.frequencyOf(Tuple.of(4, metered), Tuple.of(1, missing)).list()
        .ofSize(3);
  }

  private static Slot slot(long in, long out) {
    return new Slot.Metered(in, out, false);
  }
}
