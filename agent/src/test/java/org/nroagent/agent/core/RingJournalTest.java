package org.nroagent.agent.core;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.DiskFile;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.state.StateStart;
import org.nroagent.agent.state.StateJournal;
import java.util.Set;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

/// What the last stop kept is used at most once, and not lost to a disk that refuses.
class RingJournalTest {
  private static final Map<String, RememberedDevice> REMEMBERED = Map.of("hub1",
      new RememberedDevice("", "", Map.of("a", 10_000L), Map.of()));
  private static final KeptState KEPT = new KeptState(
      Map.of("hub1", new KeptState.KeptDevice(
          new SystemReading("snmp", "hub1", "", "standard", OptionalLong.empty(), ""), Map.of())),
      REMEMBERED, new SeenGroups(Set.of(Ipv4Address.parse("232.1.1.1")), Map.of()));
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1", List.of(new ColumnDirectory.Column("hub1.a", "a", 0)))));
  private static final List<SlotRecord> ROWS = List.of(new SlotRecord.Row("hub1",
      Instant.parse("2026-11-20T10:00:00Z"), List.of(new Slot.Missing(MissingReason.NO_ANSWER))));

  private final List<String> heard = new ArrayList<>();

  /// A folder in which files of some names cannot be written for a while.
  private static final class RefusingDisk implements Disk {
    private final Disk disk;
    private String refused = "";

    RefusingDisk(Path folder) throws IOException {
      this.disk = RealDisk.createFolder(folder);
    }

    @Override
    public String path() {
      return disk.path();
    }

    @Override
    public List<String> list() throws IOException {
      return disk.list();
    }

    @Override
    public boolean exists(String name) {
      return disk.exists(name);
    }

    @Override
    public DiskFile openForReading(String name) throws IOException {
      return disk.openForReading(name);
    }

    @Override
    public DiskFile openOrCreate(String name) throws IOException {
      if (!refused.isEmpty() && name.startsWith(refused)) {
        throw new IOException("Read-only file system");
      }
      return disk.openOrCreate(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      disk.delete(name);
    }

    @Override
    public long usableBytes() throws IOException {
      return disk.usableBytes();
    }

    @Override
    public Closeable lock() throws IOException {
      return disk.lock();
    }
  }

  private RefusingDisk diskWithKeptState(Path folder) throws IOException {
    RefusingDisk disk = new RefusingDisk(folder);
    new StateFiles(disk).write(KEPT.encode());
    return disk;
  }

  private static RingWriter open(Disk disk) throws IOException {
    return RingWriter.open(disk, new RingSettings(SlotGrid.FIVE_MINUTES, 2), DIRECTORY, new Random(1));
  }

  private RingJournal journal(Disk disk, RingWriter ring) {
    return new RingJournal(ring, new SmallState(new StateFiles(disk), KEPT, KEPT::groups), states(disk),
        () -> heard.add("head"));
  }

  private static StateJournal states(Disk disk) {
    EventRing events = EventRing.open(disk, EventRingSettings.DEFAULT, new Random(1));
    return new StateJournal(events, StateFiles.ofTold(disk),
        StateStart.of(StateFiles.ofTold(disk), events, Set.of()), () -> {});
  }

  private static KeptState onDisk(Disk disk) {
    return KeptState.decode(new StateFiles(disk).read().orElseThrow(), 0, problem -> fail(problem));
  }

  @Test
  void whatTheLastStopKeptIsUsedUpBeforeTheFirstRecordIsDurable(@TempDir Path folder) throws IOException {
    RefusingDisk disk = diskWithKeptState(folder);
    try (RingWriter ring = open(disk)) {
      RingJournal journal = journal(disk, ring);
      assertEquals(KEPT, onDisk(disk));
      journal.append(ROWS);
      assertEquals(KEPT.withoutBases(), onDisk(disk), "what is remembered stays");
      assertEquals(1, ring.reader().extent().head());
      assertEquals(List.of("head"), heard);
    }
  }

  @Test
  void noRecordIsDurableWhileTheKeptStateCannotBeUsedUp(@TempDir Path folder) throws IOException {
    RefusingDisk disk = diskWithKeptState(folder);
    try (RingWriter ring = open(disk)) {
      RingJournal journal = journal(disk, ring);
      disk.refused = "state.";
      assertThrows(IOException.class, () -> journal.append(ROWS));
      assertEquals(0, ring.reader().extent().head());
      assertEquals(KEPT, onDisk(disk));
      assertEquals(List.of(), heard);
      disk.refused = "";
      journal.append(ROWS);
      assertEquals(1, ring.reader().extent().head());
    }
  }

  @Test
  void whatIsRememberedIsWrittenWhereItChangedAndSpendsNoBases(@TempDir Path folder) throws IOException {
    RefusingDisk disk = diskWithKeptState(folder);
    try (RingWriter ring = open(disk)) {
      RingJournal journal = journal(disk, ring);
      disk.refused = "state.";
      journal.remember(REMEMBERED);
      disk.refused = "";
      Map<String, RememberedDevice> changed = Map.of("hub1", RememberedDevice.NOTHING);
      journal.remember(changed);
      assertEquals(new KeptState(KEPT.devices(), changed, KEPT.groups()), onDisk(disk));
      journal.append(ROWS);
      assertEquals(new KeptState(Map.of(), changed, KEPT.groups()), onDisk(disk));
      journal.remember(REMEMBERED);
      assertEquals(KEPT.withoutBases(), onDisk(disk));
    }
  }

  @Test
  void groupsThatWereSeenAreWrittenWithTheNextRound(@TempDir Path folder) throws IOException {
    RefusingDisk disk = diskWithKeptState(folder);
    AtomicReference<SeenGroups> groups = new AtomicReference<>(KEPT.groups());
    SmallState state = new SmallState(new StateFiles(disk), KEPT, groups::get);
    disk.refused = "state.";
    state.remember(REMEMBERED);
    disk.refused = "";
    SeenGroups more = new SeenGroups(Set.of(Ipv4Address.parse("232.1.1.1"), Ipv4Address.parse("232.1.1.2")),
        Map.of());
    groups.set(more);
    state.remember(REMEMBERED);
    assertEquals(new KeptState(KEPT.devices(), REMEMBERED, more), onDisk(disk));
  }

  @Test
  void aStateThatIsTooLargeIsRefusedAndTheOneBeforeCounts(@TempDir Path folder) throws IOException {
    RefusingDisk disk = diskWithKeptState(folder);
    SmallState state = new SmallState(new StateFiles(disk), KEPT, KEPT::groups);
    Map<String, Long> ports = new HashMap<>();
    for (int port = 0; port < 100_000; port++) {
      ports.put("xe-" + port, 10_000L);
    }
    assertThrows(IOException.class,
        () -> state.remember(Map.of("hub1", new RememberedDevice("", "", ports, Map.of()))));
    assertEquals(KEPT, onDisk(disk));
    state.useUpBases();
    assertEquals(KEPT.withoutBases(), onDisk(disk));
  }
}
