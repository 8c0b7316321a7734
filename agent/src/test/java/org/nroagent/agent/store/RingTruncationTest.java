package org.nroagent.agent.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.model.record.ColumnDirectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Files that were cut off, and many flipped bits at once: the ring opens, tells, keeps everything that was not hit, and
/// goes on.
class RingTruncationTest {
  private static final long SEED = 20_261_120L;
  /// Commits of several pages, and records of less than one.
  private static final ColumnDirectory DIRECTORY = Samples.directory(300, 4, 200);
  private static final int RANDOM_LENGTHS = 40;
  private static final int FLIPS = 1000;
  private static final int FLIPS_AT_ONCE = 20;

  private final Random random = new Random(SEED);

  @Test
  void aFileCutOffAnywhereCostsWhatStoodBehind() throws IOException {
    LaidOutRing ring = new LaidOutRing(DIRECTORY, 3, random);
    for (String name : ring.segments()) {
      int size = ring.disk.bytes(name).length;
      for (int length = 0; length < size; length += 4096) {
        cutOff(ring, name, length);
      }
      for (int i = 0; i < RANDOM_LENGTHS; i++) {
        cutOff(ring, name, random.nextInt(size));
      }
    }
  }

  private static void cutOff(LaidOutRing ring, String name, int length) throws IOException {
    FaultyDisk disk = ring.disk.copy();
    disk.put(name, Arrays.copyOf(disk.bytes(name), length));
    ring.requireLostOnlyBehind(disk, name, length, "seed " + SEED + ", " + name + " cut off at " + length);
  }

  /// Sequences may have been given out of which no trace is left: they must not be given out again under the same
  /// identity, for a collector may have their records.
  @Test
  void aNewestFileThatIsTooShortMakesANewEpoch() throws IOException {
    LaidOutRing ring = new LaidOutRing(DIRECTORY, 2, random);
    String newest = ring.segments().getLast();
    RecordLog.Extent before = RingReader.openForReading(ring.disk).extent();
    int commit = (before.head() == 0 ? 0 : SegmentHeader.bytes(DIRECTORY)) + 3 * 12_288;
    ring.disk.put(newest, Arrays.copyOf(ring.disk.bytes(newest), commit));
    assertFalse(RingCheck.of(ring.disk).sound());
    try (RingWriter writer = RingWriter.open(ring.disk, LaidOutRing.SETTINGS, DIRECTORY, random)) {
      assertTrue(writer.opening().notices().stream().anyMatch(notice -> notice.kind() == Kind.NEW_EPOCH));
      assertNotEquals(before.epoch(), writer.opening().epoch());
      assertTrue(writer.opening().head() < before.head());
    }
  }

  /// An update of the software may make segments longer: those of before are not cut off.
  @Test
  void aNewestFileAsLongAsTheOneBeforeIsWhole() throws IOException {
    LaidOutRing ring = new LaidOutRing(DIRECTORY, 2, random);
    for (String name : ring.segments()) {
      byte[] bytes = ring.disk.bytes(name);
      ring.disk.put(name, Arrays.copyOf(bytes, bytes.length - 4096)); // free space
    }
    assertTrue(RingCheck.of(ring.disk).sound());
    try (RingWriter writer = RingWriter.open(ring.disk, LaidOutRing.SETTINGS, DIRECTORY, random)) {
      assertEquals(List.of(), writer.opening().notices());
    }
  }

  @Test
  void manyFlippedBitsCostTheRecordsTheyHit() throws IOException {
    LaidOutRing ring = new LaidOutRing(DIRECTORY, 6, random);
    List<String> names = ring.segments();
    for (int round = 0; round < FLIPS / FLIPS_AT_ONCE; round++) {
      FaultyDisk disk = ring.disk.copy();
      Map<String, BitSet> flipped = new HashMap<>();
      for (int i = 0; i < FLIPS_AT_ONCE; i++) {
        String name = names.get(random.nextInt(names.size()));
        int bit = random.nextInt(8 * disk.bytes(name).length);
        disk.flipBit(name, bit);
        flipped.computeIfAbsent(name, _ -> new BitSet()).flip(bit);
      }
      ring.requireLostOnlyHit(disk, flipped, "seed " + SEED + ", round " + round);
    }
  }
}
