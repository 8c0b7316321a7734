package org.nroagent.agent.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.ClosedMonths.Kept;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.Provenance;

/// What was closed is read again as it was written, for 26 months, whatever happens to other months and entries.
class ClosedMonthsTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final String FILE = "figures-2026-10.month";

  private final Random random = new Random(1);
  private final FaultyDisk disk = new FaultyDisk();
  private final ClosedMonths months = new ClosedMonths(disk);

  private List<ClosedMonth> keep(YearMonth month, String... series) throws IOException {
    ClosedMonths.Draft draft = months.draft(month);
    List<ClosedMonth> closed = new ArrayList<>();
    for (String id : series) {
      closed.add(Samples.closedMonth(id, month, random));
    }
    closed.forEach(draft::add);
    assertTrue(draft.keep());
    return closed;
  }

  private static List<ClosedMonth> read(Disk disk, YearMonth month, Kept expected) throws IOException {
    List<ClosedMonth> found = new ArrayList<>();
    assertEquals(expected, new ClosedMonths(disk).read(month, found::add));
    return found;
  }

  private List<ClosedMonth> readSound(YearMonth month) throws IOException {
    return read(disk, month, new Kept.Figures(0));
  }

  @Test
  void nothingIsReadWhereNothingWasKept() throws IOException {
    assertEquals(List.of(), months.months());
    assertEquals(List.of(), read(disk, OCTOBER, new Kept.Nothing()));
    assertEquals(new TreeMap<>(), months.ofSeries("a"));
    assertEquals(List.of(), months.open(_ -> {}));
  }

  @Test
  void readsWhatWasKept() throws IOException {
    String[] ids = IntStream.range(0, 300).mapToObj(i -> String.format("hub%03d.lag-1", i))
        .toArray(String[]::new);
    List<ClosedMonth> kept = keep(OCTOBER, ids);
    assertEquals(kept, readSound(OCTOBER));
    assertEquals(Set.of(ids), months.series(OCTOBER));
    assertEquals(List.of(OCTOBER), months.months());
    assertTrue(disk.bytes(FILE).length < ClosedMonths.bytesOnDisk(List.of(ids)) / 26);
  }

  @Test
  void keepsHowACapacityIsKnown() throws IOException {
    List<ClosedMonth> kept = new ArrayList<>();
    ClosedMonths.Draft draft = months.draft(OCTOBER);
    for (CapacityOrigin.Kind kind : CapacityOrigin.Kind.values()) {
      ClosedMonth month = Samples.closedMonth("series-" + kind.code(), OCTOBER, random);
      Provenance provenance = month.provenance()
          .withCapacity(Optional.of(new CapacityOrigin(kind, Instant.parse("2026-12-24T18:00:00.123Z"))));
      kept.add(new ClosedMonth(month.series(), provenance, month.certificate(),
          Optional.of(BigDecimal.TEN), month.includesMulticast(), month.in(), month.out()));
      draft.add(kept.getLast());
    }
    assertTrue(draft.keep());
    assertEquals(kept, readSound(OCTOBER));
  }

  @Test
  void oneSeriesIsFoundInAllMonths() throws IOException {
    TreeMap<YearMonth, ClosedMonth> expected = new TreeMap<>();
    for (int i = 0; i < 5; i++) {
      YearMonth month = OCTOBER.plusMonths(i);
      expected.put(month, keep(month, "a", "b", "c").get(1));
    }
    assertEquals(expected, months.ofSeries("b"));
  }

  @Test
  void aSeriesThatIsClosedLaterJoinsTheOthers() throws IOException {
    List<ClosedMonth> first = keep(OCTOBER, "a", "b");
    List<ClosedMonth> later = keep(OCTOBER, "b", "c");
    assertEquals(List.of(first.get(0), later.get(0), later.get(1)), readSound(OCTOBER));
  }

  @Test
  void keepsTwentySixMonths() throws IOException {
    for (int i = 0; i < 30; i++) {
      keep(OCTOBER.plusMonths(i), "a");
      months.deleteOldest();
    }
    assertEquals(26, months.months().size());
    assertEquals(OCTOBER.plusMonths(4), months.months().getFirst());
    assertEquals(26, disk.list().size());
  }

  @Test
  void openHandsOverTheNewestMonthFirst() throws IOException {
    List<ClosedMonth> october = keep(OCTOBER, "a", "b");
    List<ClosedMonth> november = keep(OCTOBER.plusMonths(1), "a", "b");
    List<ClosedMonth> found = new ArrayList<>();
    assertEquals(List.of(), months.open(found::add));
    november.addAll(october);
    assertEquals(november, found);
  }

  @Test
  void worksOnARealDisk(@TempDir Path folder) throws IOException {
    RealDisk real = RealDisk.createFolder(folder);
    ClosedMonth closed = Samples.closedMonth("a", OCTOBER, random);
    for (int i = 0; i < 2; i++) {
      ClosedMonths.Draft draft = new ClosedMonths(real).draft(OCTOBER);
      draft.add(closed);
      assertTrue(draft.keep());
    }
    assertEquals(List.of(closed), read(RealDisk.existingFolder(folder), OCTOBER, new Kept.Figures(0)));
    assertEquals(List.of(FILE), real.list());
  }

  /// Every byte of a file, one flipped bit at a time.
  @Test
  void aFlippedBitCostsAtMostOneEntryAndIsReported() throws IOException {
    List<ClosedMonth> kept = keep(OCTOBER, "a", "bb", "ccc", "dddd");
    int length = disk.bytes(FILE).length;
    int hit = 0;
    for (int at = MonthHeader.BYTES; at < length; at++) {
      FaultyDisk damaged = disk.copy();
      damaged.flipBit(FILE, at * 8L + random.nextInt(8));
      List<ClosedMonth> found = new ArrayList<>();
      Kept.Figures figures = (Kept.Figures) new ClosedMonths(damaged).read(OCTOBER, found::add);
      assertEquals(4 - figures.damaged(), found.size());
      assertTrue(figures.damaged() <= 1 && kept.containsAll(found), "byte " + at);
      hit += figures.damaged();
      assertEquals(figures.damaged(), new ClosedMonths(damaged).open(_ -> {}).size());
    }
    assertTrue(hit > length * 9 / 10, hit + " of " + length);
  }

  @Test
  void anUnreadablePageCostsWhatItHolds() throws IOException {
    String[] ids = IntStream.range(0, 100).mapToObj(i -> "hub" + i).toArray(String[]::new);
    List<ClosedMonth> kept = keep(OCTOBER, ids);
    disk.makeUnreadable(FILE, 3);
    List<ClosedMonth> found = new ArrayList<>();
    Kept.Figures figures = (Kept.Figures) months.read(OCTOBER, found::add);
    assertTrue(figures.damaged() > 5 && figures.damaged() < 20, figures.toString());
    assertTrue(kept.containsAll(found));
  }

  @Test
  void aDestroyedHeaderIsSetAsideAndTheMonthCanBeKeptAgain() throws IOException {
    for (int time = 1; time <= 5; time++) {
      keep(OCTOBER, "a");
      byte[] whole = disk.bytes(FILE);
      disk.flipBit(FILE, 8L * random.nextInt(MonthHeader.BYTES) + 3);
      byte[] destroyed = disk.bytes(FILE);
      assertEquals(List.of(), read(disk, OCTOBER, new Kept.Destroyed("its header is damaged")));
      List<String> notices = months.open(_ -> {});
      assertEquals(1, notices.size());
      assertTrue(
          notices.getFirst().startsWith(FILE + " is damaged: its header is damaged; it was set aside as "
              + FILE + ".damaged-"),
          notices.getFirst());
      assertFalse(disk.exists(FILE));
      String aside = notices.getFirst().split("set aside as |, and", -1)[1];
      assertEquals(ByteBuffer.wrap(destroyed), ByteBuffer.wrap(disk.bytes(aside)));
      assertEquals(whole.length, destroyed.length);
      assertTrue(disk.list().size() <= MonthFiles.MAX_DAMAGED_FILES, disk.list().toString());
    }
  }

  @Test
  void theNewestDamagedFilesAreKept() throws IOException {
    for (int time = 1; time <= 5; time++) {
      keep(OCTOBER, "a");
      disk.flipBit(FILE, 3);
      var _ = months.open(_ -> {});
    }
    assertEquals(List.of(FILE + ".damaged-3", FILE + ".damaged-4", FILE + ".damaged-5"), disk.list());
  }

  @Test
  void aFileUnderAnotherMonthsNameIsNotBelieved() throws IOException {
    keep(OCTOBER, "a");
    disk.put("figures-2026-09.month", disk.bytes(FILE));
    assertEquals(List.of(), read(disk, YearMonth.of(2026, 9),
        new Kept.Destroyed("it holds the figures of 2026-10")));
  }

  @Test
  void aDamagedEntryIsCopiedAsideBeforeItsMonthIsReplaced() throws IOException {
    List<ClosedMonth> first = keep(OCTOBER, "a", "b");
    disk.flipBit(FILE, 8L * 100);
    byte[] damaged = disk.bytes(FILE);
    List<ClosedMonth> second = keep(OCTOBER, "a");
    assertEquals(List.of(second.getFirst(), first.get(1)), readSound(OCTOBER));
    assertEquals(ByteBuffer.wrap(damaged), ByteBuffer.wrap(disk.bytes(FILE + ".damaged-1")));
  }

  /// A downgrade: what newer software wrote is neither read nor replaced nor deleted, however old it becomes.
  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException {
    keep(OCTOBER, "a");
    ByteBuffer bytes = ByteBuffer.wrap(disk.bytes(FILE));
    bytes.putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, 12);
    crc.update(bytes.array(), 16, 16);
    bytes.putInt(12, (int) crc.getValue());
    disk.put(FILE, bytes.array());
    assertEquals(List.of(), read(disk, OCTOBER, new Kept.Newer(2)));
    assertEquals(Set.of(), months.series(OCTOBER));
    assertEquals(List.of(FILE + " has format version 2, this software reads up to 1; it is left alone"),
        months.open(_ -> {}));
    ClosedMonths.Draft draft = months.draft(OCTOBER);
    draft.add(Samples.closedMonth("a", OCTOBER, random));
    assertFalse(draft.keep());
    for (int i = 1; i < 40; i++) {
      keep(OCTOBER.plusMonths(i), "a");
      months.deleteOldest();
    }
    assertEquals(bytes.clear(), ByteBuffer.wrap(disk.bytes(FILE)));
  }

  @Test
  void whatLaterSoftwareAddsToAnEntryIsSkipped() throws IOException {
    ClosedMonth closed = keep(OCTOBER, "a").getFirst();
    MonthEntry entry = MonthEntry.of(new NumberedMonth(NumberedMonth.NONE, closed));
    int length = entry.bytes().limit() + 20;
    ByteBuffer longer = ByteBuffer.allocate(length + 8).put(entry.bytes()).putInt(4, length).clear();
    CRC32C crc = new CRC32C();
    crc.update(longer.array(), 4, length - 4);
    longer.putInt(0, (int) crc.getValue());
    ByteBuffer file = ByteBuffer.allocate(MonthHeader.BYTES + length + 8);
    disk.put(FILE, file.put(new MonthHeader(OCTOBER, 1).encode()).put(longer).array());
    assertEquals(List.of(closed), readSound(OCTOBER));
  }

  /// What this version does not understand is neither lost nor damaged: it stays, whatever is closed beside it.
  @Test
  void anEntryThatMeansNothingToThisVersionIsKeptAndNotCalledLost() throws IOException {
    keep(OCTOBER, "a");
    byte[] file = disk.bytes(FILE);
    int at = new String(file, ISO_8859_1).indexOf("Europe/Paris");
    System.arraycopy("Nowhere/Park".getBytes(ISO_8859_1), 0, file, at, 12);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    CRC32C crc = new CRC32C();
    crc.update(file, MonthHeader.BYTES + 4, bytes.getInt(MonthHeader.BYTES + 4) - 4);
    bytes.putInt(MonthHeader.BYTES, (int) crc.getValue());
    disk.put(FILE, file);
    assertEquals(List.of(), read(disk, OCTOBER, new Kept.Figures(0, 1)));
    assertEquals(List.of("1 figures in " + FILE
        + " are undamaged but mean nothing to this software; they are kept as they are"),
        months.open(_ -> {}));
    List<ClosedMonth> beside = keep(OCTOBER, "b");
    assertEquals(beside, read(disk, OCTOBER, new Kept.Figures(0, 1)));
    assertEquals(Set.of("a", "b"), months.series(OCTOBER));
    assertEquals(List.of(FILE), disk.list(), "nothing was set aside");
  }

  /// A command reads while the agent replaces months: it sees one or the other, whole.
  @Test
  void aReaderSeesTheMonthBeforeOrAfter(@TempDir Path folder) throws Exception {
    RealDisk real = RealDisk.createFolder(folder);
    List<ClosedMonth> versions = List.of(Samples.closedMonth("a", OCTOBER, random),
        Samples.closedMonth("a", OCTOBER, random));
    Thread writer = Thread.ofPlatform().start(() -> {
      try {
        for (int i = 0; i < 200; i++) {
          ClosedMonths.Draft draft = new ClosedMonths(real).draft(OCTOBER);
          draft.add(versions.get(i % 2));
          var _ = draft.keep();
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    ClosedMonths reader = new ClosedMonths(RealDisk.existingFolder(folder));
    while (writer.isAlive()) {
      List<ClosedMonth> found = new ArrayList<>();
      Kept kept = reader.read(OCTOBER, found::add);
      assertTrue(kept instanceof Kept.Nothing || (found.size() == 1 && versions.contains(found.getFirst())),
          kept.toString());
    }
    writer.join();
    assertEquals(1, reader.series(OCTOBER).size());
  }
}
