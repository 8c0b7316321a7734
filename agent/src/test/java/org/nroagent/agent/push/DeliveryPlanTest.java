package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.push.DeliveryPlan.Step;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.RangeSet;

class DeliveryPlanTest {
  private static final int WINDOW = 12;
  private static final int RESERVE = 4;

  /// A collector as a set of bits and a ring that grows and loses, driven by a random history of connections.
  private static final class World {
    private final Random random;
    private final MemoryLog log = new MemoryLog(new Epoch(1, 2));
    private final BitSet settled = new BitSet();

    World(long seed) {
      random = new Random(seed);
      log.append(random.nextInt(80));
    }

    private void connection(boolean last) {
      long headAtConnect = log.extent().head();
      RangeSet welcome = settledRanges().largest(1 + random.nextInt(4));
      DeliveryPlan plan = new DeliveryPlan(welcome, headAtConnect, WINDOW, RESERVE);
      BitSet sent = new BitSet();
      List<SequenceRange> waiting = new ArrayList<>();
      for (int turn = 0; last ? !isDone(plan, waiting) : turn < random.nextInt(60); turn++) {
        assertTrue(turn < 10_000, "no end in sight");
        if (!last && random.nextInt(4) == 0) {
          log.append(random.nextInt(5));
        }
        if (random.nextInt(12) == 0) {
          lose();
        }
        plan.headIs(log.extent().head());
        int allowed = random.nextInt(6);
        Optional<Step> step = plan.next(allowed);
        step.ifPresent(each -> send(plan, each, headAtConnect, welcome, sent, waiting));
        assertEquals(waiting.size(), plan.unacknowledged());
        if (random.nextBoolean()) {
          acknowledgeSome(plan, waiting);
        }
      }
    }

    private boolean isDone(DeliveryPlan plan, List<SequenceRange> waiting) {
      return waiting.isEmpty() && plan.next(1).isEmpty();
    }

    private void send(DeliveryPlan plan, Step step, long headAtConnect, RangeSet welcome, BitSet sent,
        List<SequenceRange> waiting) {
      boolean live = step.range().first() > headAtConnect;
      assertEquals(live ? Flow.LIVE : Flow.BACKFILL, step.flow());
      assertTrue(live || waiting.size() + step.limit() <= WINDOW - RESERVE,
          "backfill takes the live reserve");
      List<Outgoing> things = Outgoing.of(log.read(step.range(), step.limit()));
      things = things.subList(0, Math.min(things.size(), step.limit()));
      for (Outgoing thing : things) {
        for (long i = thing.range().first(); i <= thing.range().last(); i++) {
          assertFalse(sent.get((int) i), i + " is sent twice");
          assertFalse(welcome.contains(i), i + " is settled");
          sent.set((int) i);
        }
        waiting.add(thing.range());
      }
      assertTrue(waiting.size() <= WINDOW, "the window is exceeded");
      plan.taken(step.flow(), things.stream().map(Outgoing::range).toList(),
          things.getLast().range().last() + 1);
    }

    private void acknowledgeSome(DeliveryPlan plan, List<SequenceRange> waiting) {
      List<SequenceRange> acknowledged = new ArrayList<>();
      waiting.removeIf(range -> random.nextInt(3) > 0 && acknowledged.add(range));
      acknowledged.forEach(range -> settled.set((int) range.first(), (int) range.last() + 1));
      plan.acknowledged(RangeSet.of(acknowledged).ranges());
    }

    private void lose() {
      long head = log.extent().head();
      if (head > 0) {
        long first = 1 + random.nextLong(head);
        if (random.nextBoolean()) {
          log.overwriteBelow(Math.max(first, log.extent().oldest()));
        } else if (first >= log.extent().oldest()) {
          log.damage(first, Math.min(head, first + random.nextInt(4)));
        }
      }
    }

    private RangeSet settledRanges() {
      return RangeSet.of(
          settled.stream().mapToObj(sequence -> new SequenceRange(sequence, sequence)).toList());
    }
  }

  @Property
  void everythingIsSettledInTheEndWhateverConnectionsBreak(@ForAll long seed) {
    World world = new World(seed);
    for (int i = 0; i < 4; i++) {
      world.connection(false);
    }
    world.connection(true);
    long head = world.log.extent().head();
    assertEquals(RangeSet.EMPTY, world.settledRanges().complement(1, head));
  }

  @Test
  void liveGoesBeforeBackfill() {
    DeliveryPlan plan = new DeliveryPlan(RangeSet.EMPTY, 5, Limits.UNACKNOWLEDGED, 256);
    assertEquals(Optional.of(new Step(Flow.BACKFILL, new SequenceRange(1, 5), 3)), plan.next(3));
    plan.headIs(7);
    assertEquals(Optional.of(new Step(Flow.LIVE, new SequenceRange(6, 7), 1_024)), plan.next(3));
  }

  @Test
  void backfillWaitsForTheThrottleAndTheWindow() {
    DeliveryPlan plan = new DeliveryPlan(RangeSet.EMPTY, 20, 4, 1);
    assertEquals(Optional.empty(), plan.next(0));
    assertTrue(plan.backfillWaits());
    plan.taken(Flow.BACKFILL,
        List.of(new SequenceRange(1, 10), new SequenceRange(11, 11), new SequenceRange(12, 12)), 13);
    assertEquals(Optional.empty(), plan.next(9));
    assertFalse(plan.backfillWaits());
    assertEquals(5, plan.acknowledged(List.of(new SequenceRange(1, 5))));
    assertEquals(3, plan.unacknowledged());
    assertEquals(6, plan.acknowledged(List.of(new SequenceRange(4, 11))));
    assertEquals(1, plan.unacknowledged());
    assertEquals(Optional.of(new Step(Flow.BACKFILL, new SequenceRange(13, 20), 2)), plan.next(9));
  }

  @Test
  void startsAtTheLowestHole() {
    RangeSet settled = RangeSet.of(new SequenceRange(1, 3), new SequenceRange(6, 8));
    DeliveryPlan plan = new DeliveryPlan(settled, 10, WINDOW, RESERVE);
    assertEquals(Optional.of(new Step(Flow.BACKFILL, new SequenceRange(4, 5), 8)), plan.next(99));
    plan.taken(Flow.BACKFILL, List.of(new SequenceRange(4, 4), new SequenceRange(5, 5)), 6);
    assertEquals(Optional.of(new Step(Flow.BACKFILL, new SequenceRange(9, 10), 6)), plan.next(99));
  }
}
