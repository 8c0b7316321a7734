package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// Section 2 of format version 1, lines that were cut off: they lie in the ring beside the octets of the same slot, and
/// their bytes never change.
class ImpactFormatTest {
  private static final Instant SLOT = Instant.parse("2026-11-18T10:00:00Z");
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(List.of(
      new Device("hub1", List.of(new Column("hub1.lag-1", "lag-1", 0))),
      new Device(ToldServices.DEVICE, List.of())));
  private static final RowImpact IMPACT = new RowImpact(Map.of(1_795_000_000L,
      new AffectedLines(LineCounts.of(LineKind.FTTH, 1200), LineCounts.of(LineKind.PRA, 3))));

  private static final String GOLDEN = "slots-v1-impact.hex";
  /// Every kind of line, seen and not, in several incidents, one of them the sum of others.
  private static final RowImpact ALL_KINDS = allKinds();

  @TempDir
  Path folder;

  private static RowImpact allKinds() {
    Map<LineKind, Long> counts = new TreeMap<>();
    for (LineKind kind : LineKind.values()) {
      counts.put(kind, kind == LineKind.PRA ? LineCounts.MOST : 100L + kind.code());
    }
    return new RowImpact(Map.of(
        1_795_000_000L, new AffectedLines(new LineCounts(counts), LineCounts.NONE),
        1_795_000_001L, new AffectedLines(LineCounts.NONE, new LineCounts(counts)),
        RowImpact.OTHERS,
        new AffectedLines(LineCounts.of(LineKind.FTTH, 1), LineCounts.of(LineKind.FTTH, 2))));
  }

  private static byte[] segment() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (RingWriter ring = RingWriter.open(disk, new RingSettings(SlotGrid.FIVE_MINUTES, 3), DIRECTORY,
        new Random(42))) {
      ring.append(round(SLOT, ALL_KINDS));
      ring.append(round(SLOT.plusSeconds(300), RowImpact.NONE));
    }
    return disk.bytes(SegmentFiles.name(1));
  }

  @Test
  void writesTheGoldenBytes() throws IOException {
    assertEquals(FormatTest.golden(GOLDEN), FormatTest.dump(segment()));
  }

  @Test
  void readsTheGoldenBytes() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), FormatTest.load(FormatTest.golden(GOLDEN)));
    List<SlotRecord> expected = new ArrayList<>(round(SLOT, ALL_KINDS));
    expected.addAll(round(SLOT.plusSeconds(300), RowImpact.NONE));
    assertEquals(expected, read(RingReader.openForReading(disk)));
  }

  static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), FormatTest.dump(segment()));
  }

  private RingWriter open() throws IOException {
    return RingWriter.open(RealDisk.createFolder(folder), new RingSettings(SlotGrid.FIVE_MINUTES, 3),
        DIRECTORY,
        new Random(1));
  }

  private static List<SlotRecord> round(Instant slot, RowImpact impact) {
    List<SlotRecord> records = new ArrayList<>();
    records.add(new SlotRecord.Row("hub1", slot, List.of(new Slot.Metered(7, 8, false))));
    if (!impact.isNone()) {
      records.add(SlotRecord.Row.ofServices(ToldServices.DEVICE, slot, impact));
    }
    return records;
  }

  private static List<SlotRecord> read(RecordLog log) throws IOException {
    return log.read(new SequenceRange(1, log.extent().head()), 1000).records().stream()
        .map(StoredRecord::record).toList();
  }

  @Test
  void comesBackFromTheRingAndAfterItWasOpenedAnew() throws IOException {
    List<SlotRecord> written = new ArrayList<>(round(SLOT, IMPACT));
    written.addAll(round(SLOT.plusSeconds(300), RowImpact.NONE));
    try (RingWriter ring = open()) {
      ring.append(round(SLOT, IMPACT));
      ring.append(round(SLOT.plusSeconds(300), RowImpact.NONE));
      assertEquals(written, read(ring.reader()));
    }
    try (RingWriter ring = open()) {
      assertEquals(written, read(ring.reader()));
      assertEquals(List.of(), ring.opening().notices());
    }
    assertEquals(written, read(RingReader.openForReading(folder)));
  }

  /// A day in which the largest impact stands in every slot fits into its segment.
  @Test
  void aDayHasRoomForTheWorst() throws IOException {
    Map<LineKind, Long> most = new TreeMap<>();
    for (LineKind kind : LineKind.values()) {
      most.put(kind, LineCounts.MOST);
    }
    Map<Long, AffectedLines> all = new TreeMap<>();
    for (long incident = 0; incident < 20; incident++) {
      all.put(Long.MAX_VALUE - incident,
          new AffectedLines(new LineCounts(most), new LineCounts(most)));
    }
    RowImpact worst = new RowImpact(all);
    assertTrue(ImpactCodec.encode(worst).length > 900);
    try (RingWriter ring = open()) {
      Instant midnight = Instant.parse("2026-11-18T00:00:00Z");
      for (int slot = 0; slot < 288; slot++) {
        ring.append(round(midnight.plusSeconds(300L * slot), worst));
      }
      assertEquals(576, read(ring.reader()).size());
    }
    try (var files = Files.list(folder)) {
      assertEquals(1,
          files.filter(file -> file.getFileName().toString().matches("slots-\\d+\\.ring")).count());
    }
  }
}
