package org.nroagent.benchmarks.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.lab.traffic.AccessTraffic;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.Traffic;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// Fills a ring with residential traffic of the sample site, one commit per slot as the agent does. One slot in 500
/// is missing, one in 200 interpolated.
public final class SampleRing {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final long TEN_GBPS = 10_000_000_000L;
  private static final int ONE_MISSING_IN = 500;
  private static final int ONE_INTERPOLATED_IN = 200;

  private final List<Traffic> traffic = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SampleSite.SEED);

  private final int devices;

  private SampleRing(int devices) {
    this.devices = devices;
    for (int i = 0; i < SampleSite.INTERFACES; i++) {
      traffic.add(new AccessTraffic(SampleSite.SEED + i, TEN_GBPS, 100 + i % 600, IfDirection.OUT));
    }
  }

  /// Writes all slots of [from, to) into a new ring.
  ///
  /// @param folder where the ring goes
  /// @param from start of the first slot, a border of the five-minute grid
  /// @param to end of the last one
  /// @throws IOException if the disk fails or is full
  public static void write(Path folder, Instant from, Instant to) throws IOException {
    write(folder, SampleSite.DEVICES, from, to);
  }

  /// The same of a site whose interfaces are on so many routers.
  public static void write(Path folder, int devices, Instant from, Instant to) throws IOException {
    SampleRing ring = new SampleRing(devices);
    RingSettings settings = new RingSettings(GRID, RingSettings.DEFAULT_RETENTION_DAYS);
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(folder), settings,
        SampleSite.directory(devices),
        ring.random)) {
      long[] before = ring.totals(from);
      for (Instant slot = from; slot.isBefore(to); slot = GRID.next(slot)) {
        long[] after = ring.totals(GRID.next(slot));
        writer.append(ring.rows(slot, before, after));
        before = after;
      }
    }
  }

  /// In and out octets of every interface since the traffic's beginning, alternating.
  private long[] totals(Instant at) {
    long[] totals = new long[SampleSite.SERIES];
    for (int i = 0; i < SampleSite.INTERFACES; i++) {
      totals[2 * i] = traffic.get(i).cumulativeOctets(IfDirection.IN, at);
      totals[2 * i + 1] = traffic.get(i).cumulativeOctets(IfDirection.OUT, at);
    }
    return totals;
  }

  private List<SlotRecord> rows(Instant slot, long[] before, long[] after) {
    List<SlotRecord> rows = new ArrayList<>();
    int ports = SampleSite.INTERFACES / devices;
    for (int device = 0; device < devices; device++) {
      List<Slot> slots = new ArrayList<>();
      for (int port = 0; port < ports; port++) {
        int series = 2 * (device * ports + port);
        slots.add(slot(after[series] - before[series], after[series + 1] - before[series + 1]));
      }
      rows.add(new SlotRecord.Row(SampleSite.deviceName(device), slot, slots));
    }
    return rows;
  }

  private Slot slot(long in, long out) {
    return random.nextInt(ONE_MISSING_IN) == 0
        ? new Slot.Missing(MissingReason.NO_ANSWER)
        : new Slot.Metered(in, out, random.nextInt(ONE_INTERPOLATED_IN) == 0);
  }
}
