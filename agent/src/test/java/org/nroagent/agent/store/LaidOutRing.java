package org.nroagent.agent.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A ring of several days of which it is known where every record lies, by the format's description alone: what damage
/// must cost, and what it must not, follows from the places that it hits.
final class LaidOutRing {
  static final RingSettings SETTINGS = new RingSettings(Samples.HOURLY, 5);
  private static final int COMMIT_HEADER = 48;

  final FaultyDisk disk = new FaultyDisk();
  private final ColumnDirectory directory;
  private final List<SlotRecord> appended = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /// Where a record lies.
  private record Place(String name, int from, int to) {}

  /// @param days number of segments, at most six
  LaidOutRing(ColumnDirectory directory, int days, Random random) throws IOException {
    this.directory = directory;
    try (RingWriter writer = RingWriter.open(disk, SETTINGS, directory, random)) {
      for (int day = 0; day < days; day++) {
        int at = SegmentHeader.bytes(directory);
        for (int hour = 0; hour < 24; hour++) {
          List<SlotRecord> rows = Samples.rows(directory,
              Samples.START.plus(Duration.ofHours(day * 24L + hour)),
              random);
          writer.append(rows);
          at = place(SegmentFiles.name(day + 1L), at, rows);
        }
      }
    }
  }

  private int place(String name, int commit, List<SlotRecord> rows) {
    int at = commit + COMMIT_HEADER;
    for (SlotRecord row : rows) {
      int end = at + Samples.rowBytes(row);
      appended.add(row);
      places.add(new Place(name, at, end));
      at = (end + 7) / 8 * 8;
    }
    return (at + 4095) / 4096 * 4096;
  }

  List<String> segments() {
    return List.copyOf(new TreeSet<>(places.stream().map(Place::name).toList()));
  }

  /// Requires of a copy that has lost the end of a file: everything else is there, and what is not there is told.
  void requireLostOnlyBehind(FaultyDisk damaged, String name, int length, String where) throws IOException {
    boolean header = length < SegmentHeader.bytes(directory);
    require(damaged, place -> place.name().equals(name) && (header || place.to() > length), where);
  }

  /// Requires of a copy in which these bits are flipped: the records hit are lost, and those of a segment whose header
  /// is hit, and no other.
  void requireLostOnlyHit(FaultyDisk damaged, Map<String, BitSet> flipped, String where) throws IOException {
    int header = SegmentHeader.FIXED_BYTES + DirectoryCodec.bytes(directory);
    require(damaged, place -> {
      BitSet bits = flipped.getOrDefault(place.name(), new BitSet());
      int first = bits.nextSetBit(8 * place.from());
      int inHeader = bits.nextSetBit(0);
      return (first >= 0 && first < 8 * place.to()) || (inHeader >= 0 && inHeader < 8 * header);
    }, where);
  }

  private void require(FaultyDisk damaged, Predicate<Place> hit, String where) throws IOException {
    Map<Long, SlotRecord> kept = new HashMap<>();
    for (int index = 0; index < appended.size(); index++) {
      if (!hit.test(places.get(index))) {
        kept.put(index + 1L, appended.get(index));
      }
    }
    boolean sound = RingCheck.of(damaged).sound();
    try (RingWriter writer = RingWriter.open(damaged, SETTINGS, directory, new Random(3))) {
      long head = writer.opening().head();
      Batch batch = Samples.readAll(writer.reader(), 1);
      Map<Long, SlotRecord> found = new HashMap<>();
      batch.records().forEach(stored -> found.put(stored.sequence(), stored.record()));
      assertEquals(kept, found, where);
      long lost = batch.lost().stream().mapToLong(range -> range.range().count()).sum();
      assertEquals(head, found.size() + lost, where);
      boolean told = !writer.opening().notices().isEmpty() || !batch.lost().isEmpty();
      assertTrue(told || kept.size() == appended.size(), where);
      assertTrue(!sound || kept.size() == appended.size(), where);
      requireGoesOn(writer, head, where);
    }
  }

  private void requireGoesOn(RingWriter writer, long head, String where) throws IOException {
    List<SlotRecord> next = Samples.rows(directory, Samples.START.plus(Duration.ofDays(5)), new Random(4));
    assertEquals(head + 1, writer.append(next).first(), where);
    assertEquals(next, Samples.contents(Samples.readAll(writer.reader(), head + 1).records()), where);
  }
}
