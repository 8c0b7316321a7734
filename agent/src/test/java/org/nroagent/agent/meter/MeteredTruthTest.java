package org.nroagent.agent.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.agent.meter.MeterRun.SLOT;
import static org.nroagent.agent.meter.MeterRun.START;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.nroagent.agent.meter.MeterRun.Event;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Slot;

/// The promise of metering under any sequence of events: never more than truly passed or was lost, exactly that where
/// nothing was missing, every slot once, in order.
class MeteredTruthTest {
  private static final int SECONDS = 400 * 60;
  /// A 32-bit counter that is reset, or jumps, without a word may look as if it had wrapped: no meter can tell.
  private static final Set<Event> NOT_WITH_32_BITS = EnumSet.of(Event.RESET_UNTOLD, Event.JUMP);
  private static final Set<Event> MOVING_LABELS = EnumSet.of(Event.CLOCK_FORWARD, Event.CLOCK_BACK,
      Event.CLOCK_SLEWED);

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void neitherOctetsNorDropsExceedTheTruth(@ForAll("events") List<Event> events, @ForAll long seed,
      @ForAll Direction ifIn) {
    requireNotMoreThanTheTruth(
        MeterRun.of(SimulatedDevice.random(START - SLOT, SECONDS, seed), ifIn, events));
  }

  /// What a reset leaves behind looks like a wrap of the counters of losses, and the octets, of another width than at the
  /// reading before, do not tell it.
  @Test
  void lossesAreNotBelievedWhereTheOctetsBesideThemAreNot() {
    requireNotMoreThanTheTruth(MeterRun.of(SimulatedDevice.random(START - SLOT, SECONDS, 0), Direction.IN,
        List.of(Event.LOW_HALF_ONLY, Event.LOST_POLL, Event.RESET_UNTOLD)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void countersOf32BitsExceedNoTruthEither(@ForAll("events") List<Event> events, @ForAll long seed) {
    List<Event> told = events.stream().filter(event -> !NOT_WITH_32_BITS.contains(event)).toList();
    MeterRun run = MeterRun.of(SimulatedDevice.random(32, START - SLOT, SECONDS, seed), told);
    long in = run.sumOfOctets(Direction.IN);
    assertTrue(in <= run.trueOctets(), () -> in + " octets, truly " + run.trueOctets() + "; " + run.slots);
  }

  /// The traffic begins after the first readings and ends before the last ones, so that nothing of it is in a slot that
  /// is not whole.
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void whereNothingIsMissingNothingIsLost(@ForAll("harmless") List<Event> events, @ForAll long seed,
      @ForAll Direction ifIn) {
    List<Event> framed = new ArrayList<>(List.of(Event.POLL, Event.POLL, Event.POLL));
    framed.addAll(events);
    framed.addAll(List.of(Event.POLL, Event.POLL, Event.POLL, Event.POLL));
    SimulatedDevice device = SimulatedDevice.random(START - SLOT, SECONDS, seed);
    device.idleOutside(START + 2 * SLOT, START + (events.size() + 2) * SLOT);
    MeterRun run = MeterRun.of(device, ifIn, framed);
    requireNotMoreThanTheTruth(run);
    boolean allThere = run.slots.values().stream().filter(Slot.Missing.class::isInstance).count() == 1;
    Statistics.label("nothing missing").collect(allThere)
        .coverage(coverage -> coverage.check(true).percentage(percent -> percent > 30));
    if (allThere) {
      assertEquals(run.trueOctets(), run.sumOfOctets(Direction.IN));
      assertEquals(run.trueOctets(), run.sumOfOctets(Direction.OUT));
      for (DropCounter counter : DropCounter.values()) {
        if (run.drops.values().stream().filter(drops -> drops.count(counter) == null).count() == 1) {
          assertEquals(run.trueDrops(counter), run.sumOfDrops(counter), counter.name());
        }
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyMeteredSlotIsTrueAtAConstantRate(@ForAll("events") List<Event> events,
      @ForAll @LongRange(min = 1, max = 1_000_000) long octetsPerMilli) {
    List<Event> steady = events.stream().filter(event -> !MOVING_LABELS.contains(event)).toList();
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, SECONDS, octetsPerMilli), steady);
    long expected = octetsPerMilli * SLOT;
    // The device's clock has hundredths of a second: three readings place a slot's octets within 30 ms of the truth.
    long tolerance = octetsPerMilli * 30 + 2;
    run.slots.forEach((start, slot) -> {
      if (slot instanceof Slot.Metered metered) {
        assertTrue(Math.abs(metered.inOctets() - expected) <= tolerance,
            () -> start + ": " + slot + ", not " + expected);
        assertTrue(Math.abs(metered.outOctets() - expected) <= tolerance, () -> start + ": " + slot);
      }
    });
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everySlotIsRecordedOnceAndInOrder(@ForAll("events") List<Event> events) {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, SECONDS, 1000), events);
    assertEquals(List.of(), run.violations);
    if (!run.slots.isEmpty()) {
      long from = run.slots.firstKey().toEpochMilli();
      long to = run.slots.lastKey().toEpochMilli() + SLOT;
      assertEquals((to - from) / SLOT, run.slots.size());
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsKnownOfDropsChangesNoSlot(@ForAll("events") List<Event> events, @ForAll long seed) {
    List<Event> withoutLoss = events.stream().map(event -> event == Event.DROPS_LOST ? Event.POLL : event)
        .toList();
    MeterRun run = MeterRun.of(SimulatedDevice.random(START - SLOT, SECONDS, seed), events);
    MeterRun other = MeterRun.of(SimulatedDevice.random(START - SLOT, SECONDS, seed), withoutLoss);
    assertEquals(other.slots, run.slots);
  }

  private static void requireNotMoreThanTheTruth(MeterRun run) {
    for (Direction direction : Direction.values()) {
      long octets = run.sumOfOctets(direction);
      assertTrue(octets <= run.trueOctets(),
          () -> octets + " octets in slots, " + run.trueOctets() + " truly passed; " + run.slots);
    }
    for (DropCounter counter : DropCounter.values()) {
      long drops = run.sumOfDrops(counter);
      assertTrue(drops <= run.trueDrops(counter),
          () -> drops + " " + counter + " in slots, truly " + run.trueDrops(counter) + "; " + run.drops);
    }
  }

  @Provide
  static Arbitrary<List<Event>> events() {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(Event.POLL)),
        Tuple.of(5, Arbitraries.of(Event.values()))).list().ofMinSize(1).ofMaxSize(60);
  }

  /// Events that cost no slot, with so many polls between them that most losses can be bridged.
  @Provide
  static Arbitrary<List<Event>> harmless() {
    return Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.just(Event.POLL)),
        Tuple.of(3,
            Arbitraries.of(Event.LATE_POLL, Event.LOST_POLL, Event.RENUMBERED, Event.OUT_LOST, Event.ROW_LOST,
                Event.LOW_HALF_ONLY, Event.DISCONTINUITY_LOST, Event.DROPS_LOST, Event.CLEAN_RESTART)))
        .list().ofMinSize(1).ofMaxSize(30);
  }
}
