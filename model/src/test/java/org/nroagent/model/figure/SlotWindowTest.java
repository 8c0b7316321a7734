package org.nroagent.model.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// A window against a list of slots that is sorted.
class SlotWindowTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;

  private record Placed(int index, long octets) {}

  @Property
  void figureRetainedAndDiscardedAreThoseOfTheSortedList(@ForAll("slots") List<Optional<Slot>> slots,
      @ForAll Direction direction) {
    SlotWindow window = window(slots);
    List<Placed> ascending = ascending(slots, direction);
    Optional<DirectionFigure> figure = window.percentile(direction);
    assertEquals(ascending.isEmpty(), figure.isEmpty());
    if (figure.isPresent()) {
      int discarded = ascending.size() * 5 / 100;
      Placed retained = ascending.get(ascending.size() - discarded - 1);
      assertEquals(new DirectionFigure(ascending.size(), discarded, ascending.size() - discarded,
          retained.octets()), figure.get());
      assertEquals(retained.index(), window.retained(direction, figure.get()));
      assertEquals(
          ascending.subList(ascending.size() - discarded, ascending.size()).stream().map(Placed::index)
              .sorted()
              .toList(),
          window.discarded(direction, figure.get()).boxed().toList());
    }
  }

  @Property
  void everySlotIsCountedOnce(@ForAll("slots") List<Optional<Slot>> slots) {
    SlotWindow window = window(slots);
    int missing = window.missing().values().stream().mapToInt(Integer::intValue).sum();
    int valid = window.percentile(Direction.IN).map(DirectionFigure::valid).orElse(0);
    assertEquals(slots.size(), valid + missing + window.unrecorded());
    assertEquals(slots.stream().filter(
        slot -> slot.isPresent() && slot.get() instanceof Slot.Metered metered && metered.interpolated())
        .count(),
        window.interpolated());
  }

  @Property
  void givesBackWhatWasSet(@ForAll("slots") List<Optional<Slot>> slots) {
    SlotWindow window = window(slots);
    assertEquals(slots, IntStream.range(0, slots.size()).mapToObj(window::slot).toList());
  }

  @Property
  void qualityNeverAltersTheDigest(@ForAll("slots") List<Optional<Slot>> slots) {
    SlotWindow octetsAlone = new SlotWindow(GRID, START, slots.size());
    SlotWindow window = window(slots);
    for (int i = 0; i < slots.size(); i++) {
      octetsAlone.set(window.slotStart(i), window.octets(Direction.IN, i), window.octets(Direction.OUT, i));
    }
    assertEquals(octetsAlone.digest(), window.digest());
  }

  @Test
  void beginsAtABorder() {
    assertThrows(IllegalArgumentException.class, () -> new SlotWindow(GRID, START.plusSeconds(1), 3));
  }

  @Test
  void aFigureOfOtherSlotsHasNoRetainedSlotHere() {
    SlotWindow window = window(List.of(Optional.of(new Slot.Metered(1, 1, false))));
    assertThrows(IllegalArgumentException.class,
        () -> window.retained(Direction.IN, new DirectionFigure(1, 0, 1, 2)));
  }

  @Property
  void aPartHasTheSameSlots(@ForAll("slots") List<Optional<Slot>> slots,
      @ForAll @IntRange(max = 300) int from, @ForAll @IntRange(max = 300) int length) {
    SlotWindow window = window(slots);
    int first = Math.min(from, slots.size());
    int last = Math.min(first + length, slots.size());
    SlotWindow part = window.part(window.slotStart(first), window.slotStart(last));
    assertEquals(window.slotStart(first), part.start());
    assertEquals(slots.subList(first, last), IntStream.range(0, part.size()).mapToObj(part::slot).toList());
  }

  @Test
  void aPartLiesWithin() {
    SlotWindow window = new SlotWindow(GRID, START, 3);
    assertThrows(IllegalArgumentException.class, () -> window.part(START.minusSeconds(300), START));
    assertThrows(IllegalArgumentException.class, () -> window.part(START, START.plusSeconds(1200)));
    assertThrows(IllegalArgumentException.class, () -> window.part(START, START.plusSeconds(1)));
    assertThrows(IllegalArgumentException.class, () -> window.part(START.plusSeconds(300), START));
  }

  @Provide
  static Arbitrary<List<Optional<Slot>>> slots() {
    Arbitrary<Long> octets = Arbitraries.oneOf(Arbitraries.longs().between(0, 5),
        Arbitraries.longs().between(0, Slot.MAX_OCTETS))
        .edgeCases(cases -> cases.includeOnly(0L, Slot.MAX_OCTETS));
    Arbitrary<Slot> metered = Combinators.combine(octets, octets, Arbitraries.of(true, false))
        .as(Slot.Metered::new);
    Arbitrary<Slot> missing = Arbitraries.of(MissingReason.class).map(Slot.Missing::new);
    return Arbitraries.oneOf(metered, metered, metered, missing).optional(0.9).list().ofMaxSize(300);
  }

  private static SlotWindow window(List<Optional<Slot>> slots) {
    SlotWindow window = new SlotWindow(GRID, START, slots.size());
    for (int i = 0; i < slots.size(); i++) {
      Instant start = window.slotStart(i);
      slots.get(i).ifPresent(slot -> window.set(start, slot));
    }
    return window;
  }

  private static List<Placed> ascending(List<Optional<Slot>> slots, Direction direction) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).isPresent() && slots.get(i).get() instanceof Slot.Metered metered) {
        placed.add(new Placed(i, direction == Direction.IN ? metered.inOctets() : metered.outOctets()));
      }
    }
    placed.sort(Comparator.comparingLong(Placed::octets).thenComparingInt(Placed::index));
    return placed;
  }
}
