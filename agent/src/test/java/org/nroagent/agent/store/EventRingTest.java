package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.EventLog.Batch;
import org.nroagent.agent.store.EventLog.Lost;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldEntry;

/// The event ring: what was appended is read, whatever happened to the disk.
class EventRingTest {
  private static final EventRingSettings SMALL = new EventRingSettings(3, 8192);
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final Instant AT = Instant.parse("2026-11-18T10:00:00Z");

  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void holdsMoreThanAHundredThousandEventsOfOrdinaryLength() throws IOException {
    EventRing ring = open(EventRingSettings.DEFAULT);
    for (long first = 1; first < 200_000; first += 1000) {
      ring.append(events(first, first + 999), List.of(), 0);
    }
    assertEquals(200_000, ring.extent().head());
    assertTrue(ring.extent().head() - ring.extent().oldest() >= 100_000, ring.extent()::toString);
    assertEquals(EventRingSettings.DEFAULT.bytesOnDisk(), disk.bytes(EventRingFile.NAME).length);
  }

  @Test
  void anEmptyRingWritesNothing() throws IOException {
    assertEquals(0, open(SMALL).extent().head());
    assertEquals(List.of(), disk.list());
  }

  @Test
  void readsWhatWasAppendedInPagesAndOverReopening() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 5), List.of(), 0);
    ring.append(events(6, 40), List.of(), 0);
    assertEquals(sequences(3, 7), sequences(ring.read(2, 5)));
    assertEquals(7, ring.read(2, 5).last());
    EventRing again = open(SMALL);
    assertEquals(sequences(1, 40), sequences(again.read(0, 100)));
    assertEquals(event(17), again.read(16, 1).events().getFirst().event().orElseThrow());
    assertEquals(ring.extent(), again.extent());
  }

  @Test
  void theOldestAreOverwrittenAndSaidToBeLost() throws IOException {
    EventRing ring = open(SMALL);
    for (long sequence = 1; sequence <= 500; sequence++) {
      ring.append(events(sequence, sequence), List.of(), 0);
    }
    long oldest = ring.extent().oldest();
    assertTrue(oldest > 300, () -> "oldest " + oldest);
    Batch batch = ring.read(0, 1000);
    assertEquals(List.of(new Lost(new SequenceRange(1, oldest - 1), Lost.Reason.OVERWRITTEN)), batch.lost());
    assertEquals(sequences(oldest, 500), sequences(batch));
  }

  @Test
  void appendingTheSameAgainChangesNothing() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 5), List.of(), 0);
    ring.append(events(1, 7), List.of(), 0);
    assertEquals(sequences(1, 7), sequences(open(SMALL).read(0, 100)));
  }

  @Test
  void aDamagedRecordCostsThatRecord() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 3), List.of(), 0);
    ring.append(events(4, 6), List.of(), 0);
    int second = EventScan.of(new EventSegmentHeader(ring.extent().epoch(), 1, 1),
        ByteBuffer.wrap(disk.bytes(EventRingFile.NAME)).limit(8192)).records().getFirst().end();
    disk.flipBit(EventRingFile.NAME, (second + 30) * 8L);
    EventRing again = open(SMALL);
    Batch batch = again.read(0, 100);
    assertEquals(List.of(1L, 3L, 4L, 5L, 6L), sequences(batch));
    assertEquals(List.of(new Lost(new SequenceRange(2, 2), Lost.Reason.DAMAGED)), batch.lost());
    assertFalse(EventRingCheck.of(disk, SMALL).getFirst().sound());
  }

  @Test
  void aCommitThatWasTornAtTheEndDoesNotCountAndItsSequencesAreNotUsedAgain() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 3), List.of(), 0);
    ring.append(events(4, 6), List.of(), 0);
    int last = EventScan.of(new EventSegmentHeader(ring.extent().epoch(), 1, 1),
        ByteBuffer.wrap(disk.bytes(EventRingFile.NAME)).limit(8192)).records().get(4).end();
    disk.flipBit(EventRingFile.NAME, (last - 9) * 8L);
    EventRing again = open(SMALL);
    assertEquals(sequences(1, 3), sequences(again.read(0, 100)));
    assertEquals(7, again.nextSequence());
    assertTrue(EventRingCheck.of(disk, SMALL).getFirst().sound());
    again.append(events(7, 7), List.of(), 0);
    Batch batch = open(SMALL).read(0, 100);
    assertEquals(List.of(1L, 2L, 3L, 7L), sequences(batch));
    assertEquals(List.of(new Lost(new SequenceRange(4, 6), Lost.Reason.PASSED_OVER)), batch.lost());
    assertTrue(EventRingCheck.of(disk, SMALL).getFirst().sound(), () -> check().toString());
  }

  @Test
  void aDestroyedHeaderCostsThatSegmentAndIsCopied() throws IOException {
    EventRing ring = open(SMALL);
    for (long sequence = 1; sequence <= 120; sequence++) {
      ring.append(events(sequence, sequence), List.of(), 0);
    }
    disk.flipBit(EventRingFile.NAME, 8192 * 8 + 40 * 8);
    EventRing again = open(SMALL);
    assertFalse(EventRingCheck.of(disk, SMALL).getFirst().sound());
    assertEquals(1, again.notices().size(), again.notices()::toString);
    long next = again.nextSequence();
    assertTrue(next > 120 + 1000, "what a damaged segment may have given out is not given out again");
    again.append(events(next, next), List.of(), 0);
    assertTrue(disk.exists(EventRingFile.NAME + ".damaged-1"));
    List<Long> read = sequences(open(SMALL).read(0, 1000));
    assertTrue(read.containsAll(List.of(1L, 120L, next)), read::toString);
  }

  @Test
  void aReadOnlyOrFullDiskIsOpenedAndReadAndRefusesUntilItIsMended() throws IOException {
    open(SMALL).append(events(1, 3), List.of(), 0);
    disk.setReadOnly();
    EventRing ring = open(SMALL);
    assertEquals(sequences(1, 3), sequences(ring.read(0, 100)));
    assertThrows(IOException.class, () -> ring.append(events(4, 4), List.of(), 0));
    disk.heal();
    ring.append(events(4, 5), List.of(), 0);
    assertEquals(sequences(1, 5), sequences(open(SMALL).read(0, 100)));
    FaultyDisk full = new FaultyDisk();
    full.leaveFree(10_000);
    EventRing other = EventRing.open(full, SMALL, new Random(1));
    assertThrows(IOException.class, () -> other.append(events(1, 1), List.of(), 0));
    full.heal();
    other.append(events(1, 1), List.of(), 0);
    assertEquals(1, other.extent().head());
  }

  @Test
  void aDiskThatGivesNothingDoesNotKeepTheAgentFromStarting() throws IOException {
    open(SMALL).append(events(1, 3), List.of(), 0);
    disk.failAt(0, Fault.ERROR);
    EventRing ring = open(SMALL);
    assertEquals(1, ring.notices().size());
    assertThrows(IOException.class, () -> ring.append(events(1, 1), List.of(), 0));
    assertEquals(sequences(1, 3), sequences(open(SMALL).read(0, 100)));
  }

  @Test
  void aNewIdentityKeepsEventsAndSequences() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 3), List.of(), 0);
    RecordLog.Extent before = ring.extent();
    ring.startNewEpoch();
    ring.append(events(4, 4), List.of(), 0);
    EventRing again = open(SMALL);
    assertEquals(sequences(1, 4), sequences(again.read(0, 10)));
    assertFalse(again.extent().epoch().equals(before.epoch()));
  }

  @Test
  void segmentsOfNewerSoftwareAreLeftAloneAsLongAsThereIsAnother() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 3), List.of(), 0);
    byte[] bytes = disk.bytes(EventRingFile.NAME);
    ByteBuffer header = new EventSegmentHeader(ring.extent().epoch(), 9, 900).encode(8192);
    header.putInt(8, StoreFormats.EVENT_RING.current() + 1);
    CRC32C crc = new CRC32C();
    crc.update(header.duplicate().clear().limit(60));
    header.putInt(60, (int) crc.getValue());
    header.clear().get(bytes, 8192, 64);
    disk.put(EventRingFile.NAME, bytes);
    EventRing again = open(SMALL);
    for (long i = 0; i < 300; i++) {
      again.append(events(again.nextSequence() + i, again.nextSequence() + i), List.of(), 0);
    }
    byte[] after = disk.bytes(EventRingFile.NAME);
    assertEquals(ByteBuffer.wrap(bytes, 8192, 64), ByteBuffer.wrap(after, 8192, 64));
  }

  @Test
  void replayGivesEventsAndWhatWasToldWithoutOne() throws IOException {
    EventRing ring = open(SMALL);
    ring.append(events(1, 2), List.of(told("a")), 0);
    ring.append(List.of(), List.of(told("b")), 0);
    ring.append(events(3, 3), List.of(told("c")), 0);
    assertEquals(List.of("2", "a", "b", "3", "c"), replayed(open(SMALL), 1));
    assertEquals(List.of("a", "b", "3", "c"), replayed(open(SMALL), 2));
  }

  /// Two attempts in a row are torn, in all ways in which sectors of 512 bytes can survive: sectors of the first never
  /// make a part of the second look whole.
  @Test
  void aTornCommitAfterATornCommitCountsWhollyOrNotAtAll() throws IOException {
    for (int before = 1; before <= 6; before++) {
      for (int first = 1; first <= 4; first++) {
        for (int second = 1; second <= 4; second++) {
          for (int sectors = 0; sectors < 8; sectors++) {
            tearTwice(before, first, second, sectors);
          }
        }
      }
    }
  }

  private static void tearTwice(int before, int first, int second, int sectors) throws IOException {
    FaultyDisk faulty = new FaultyDisk();
    EventRing ring = EventRing.open(faulty, SMALL, new Random(1));
    ring.append(events(1, before), List.of(), 0);
    faulty.failAt(2, Fault.POWER_CUT_BEFORE);
    assertFalse(append(ring, events(before + 1, before + first)));
    faulty.restart(surviving(sectors), FaultyDisk.SECTOR_BYTES);
    for (int operation = 0; operation < 7; operation++) {
      for (int otherSectors = 0; otherSectors < 8; otherSectors++) {
        FaultyDisk copy = faulty.copy();
        EventRing again = EventRing.open(copy, SMALL, new Random(2));
        List<Long> kept = sequences(again.read(before, 100));
        long next = again.nextSequence();
        List<StateEvent> batch = events(next, next - 1 + second);
        copy.failAt(operation, Fault.POWER_CUT_BEFORE);
        boolean done = append(again, batch);
        copy.cutPower();
        copy.restart(surviving(otherSectors), FaultyDisk.SECTOR_BYTES);
        List<Long> there = sequences(EventRing.open(copy, SMALL, new Random(3)).read(before, 100));
        List<Long> all = Stream.concat(kept.stream(), sequences(next, next - 1 + second).stream()).toList();
        assertTrue(there.equals(all) || (!done && there.equals(kept)),
            () -> first + " events after " + before + ", of which sectors " + Integer.toBinaryString(sectors)
                + " survived, then " + next + " and on in a commit of " + second + ": there is " + there);
      }
    }
  }

  /// Lets those sectors survive whose bit is set, the first one's lowest.
  private static RandomGenerator surviving(int sectors) {
    Iterator<Boolean> bits = IntStream.range(0, Integer.SIZE).mapToObj(bit -> (sectors >> bit & 1) != 0)
        .iterator();
    return () -> bits.next() ? -1 : 0;
  }

  /// Appends, failures, power cuts and reopenings at any operation: what was acknowledged is there, what was not is
  /// there wholly or not at all, and no sequence is given out twice.
  @Property(tries = 500)
  void keepsWhatItAcknowledgedAndCommitsWholly(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    FaultyDisk faulty = new FaultyDisk();
    EventRing ring = EventRing.open(faulty, SMALL, random);
    List<Long> acknowledged = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      long next = Math.max(ring.nextSequence(), acknowledged.isEmpty() ? 1 : acknowledged.getLast() + 1);
      List<StateEvent> batch = events(next, next + random.nextInt(12));
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
      if (random.nextInt(3) == 0) {
        faulty.failAt(random.nextInt(8), fault);
      }
      boolean done = append(ring, batch);
      if (!done && !faulty.isOff() && random.nextBoolean()) {
        faulty.heal();
        done = append(ring, batch);
      }
      List<Long> added = batch.stream().map(StateEvent::sequence).toList();
      if (!done || faulty.isOff() || random.nextInt(5) == 0) {
        faulty.cutPower();
        faulty.restart(random, random.nextBoolean() ? 512 : 4096);
        ring = EventRing.open(faulty, SMALL, random);
        List<Long> there = sequences(ring.read(next - 1, 100));
        assertTrue(there.isEmpty() || there.equals(added), () -> added + " of which there is " + there);
        done |= !there.isEmpty();
      }
      if (done) {
        acknowledged.addAll(added);
      }
      faulty.heal();
      long oldest = ring.extent().oldest();
      assertEquals(acknowledged.stream().filter(sequence -> sequence >= oldest).toList(),
          sequences(ring.read(oldest - 1, 10_000)));
      assertTrue(EventRingCheck.of(faulty, SMALL).stream().allMatch(RingCheck.Line::sound));
    }
  }

  private static boolean append(EventRing ring, List<StateEvent> batch) {
    try {
      ring.append(batch, List.of(), 0);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private EventRing open(EventRingSettings settings) {
    return EventRing.open(disk, settings, new Random(7));
  }

  private List<RingCheck.Line> check() {
    try {
      return EventRingCheck.of(disk, SMALL);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> replayed(EventRing ring, long after) throws IOException {
    List<String> seen = new ArrayList<>();
    ring.replay(after, new EventRing.Replay() {
      @Override
      public void event(StateEvent event) {
        seen.add(Long.toString(event.sequence()));
      }

      @Override
      public void told(ToldCodec.Told told, long whole) {
        seen.add(told.subject().name());
      }
    });
    return seen;
  }

  private static ToldCodec.Told told(String name) {
    return new ToldCodec.Told("hub1", new Subject(Subject.Kind.INTERFACE, name),
        Optional.of(ToldEntry.of(StateRow.of(Subject.Kind.INTERFACE, "present", "up", "up"))));
  }

  static List<StateEvent> events(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(EventRingTest::event).toList();
  }

  private static StateEvent event(long sequence) {
    return new StateEvent(sequence, AT.plusSeconds(sequence), Optional.of(AT), "pe-spoke-01",
        new Subject(Subject.Kind.LAG_MEMBER, "lag-2/1/1/" + sequence % 48), Aspect.ACTOR,
        "lacpActivity,aggregation,synchronization,collecting,distributing",
        "lacpActivity,aggregation,defaulted",
        new Cause(Cause.Kind.PORT, "1/1/4"), Origin.POLL);
  }

  private static List<Long> sequences(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<Long> sequences(Batch batch) {
    return batch.events().stream().map(EventLog.Stored::sequence).toList();
  }
}
