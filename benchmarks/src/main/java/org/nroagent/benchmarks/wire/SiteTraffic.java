package org.nroagent.benchmarks.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nroagent.lab.traffic.AccessTraffic;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.Traffic;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;

/// The rows of one site as its agent would write them, made hard to compress where real ones are.
///
/// - Octets: residential traffic on 10 Gbit/s, a day-and-week curve with noise of 8 % ([AccessTraffic]), 10 % to 69 % of the
///   speed in the busy hour; on top up to one packet of noise a second, so that the low digits follow no formula.
/// - One slot in 500 is missing, one in 200 interpolated.
/// - Drops are known of every interface: errors on one slot in 200, on each a few of a billion packets; discards where
///   more than 60 % of the speed was used, one packet of a million. Packets are of the simple IMIX, 362 octets on average.
/// - With an outage, all slots of the services name three incidents with lines of several kinds.
final class SiteTraffic {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final long SEED = 20_261_121L;
  private static final long TEN_GBPS = 10_000_000_000L;
  private static final long OCTETS_AT_SPEED = TEN_GBPS / 8 * 300;
  private static final int IMIX_OCTETS = 362;
  private static final int LARGEST_PACKET = 1_518;
  private static final int ONE_MISSING_IN = 500;
  private static final int ONE_INTERPOLATED_IN = 200;
  private static final int ONE_WITH_ERRORS_IN = 200;
  private static final long PACKETS_PER_ERROR = 200_000_000;
  private static final long PACKETS_PER_DISCARD = 1_000_000;
  private static final double CONGESTED = 0.6;

  private final int devices;
  private final int ports;
  private final boolean outage;
  private final List<Traffic> traffic;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// @param devices number of routers
  /// @param ports metered interfaces of each
  /// @param outage whether lines are cut off all the time
  SiteTraffic(int devices, int ports, boolean outage) {
    this.devices = devices;
    this.ports = ports;
    this.outage = outage;
    this.traffic = IntStream.range(0, devices * ports).<Traffic>mapToObj(
        i -> new AccessTraffic(SEED + i, TEN_GBPS, 100 + i * 37 % 590, IfDirection.OUT)).toList();
  }

  int interfaces() {
    return devices * ports;
  }

  ColumnDirectory directory() {
    List<ColumnDirectory.Device> all = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      String name = name(device);
      all.add(new ColumnDirectory.Device(name, IntStream.range(0, ports).mapToObj(
          port -> new ColumnDirectory.Column(name + ".xe-0-0-" + port, "xe-0/0/" + port, 0)).toList()));
    }
    if (outage) {
      all.add(new ColumnDirectory.Device(ToldServices.DEVICE, List.of()));
    }
    return new ColumnDirectory(all);
  }

  /// What is written together for one slot.
  List<SlotRecord> rows(Instant slot) {
    List<SlotRecord> rows = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      List<Slot> slots = new ArrayList<>();
      List<Drops> drops = new ArrayList<>();
      for (int port = 0; port < ports; port++) {
        Slot each = slot(traffic.get(device * ports + port), slot);
        slots.add(each);
        drops.add(drops(each));
      }
      rows.add(new SlotRecord.Row(name(device), slot, slots, RowDrops.of(drops, slots)));
    }
    if (outage) {
      rows.add(SlotRecord.Row.ofServices(ToldServices.DEVICE, slot, impact()));
    }
    return rows;
  }

  private static String name(int device) {
    return "hub" + device + ".lux";
  }

  private Slot slot(Traffic of, Instant slot) {
    if (random.nextInt(ONE_MISSING_IN) == 0) {
      return new Slot.Missing(MissingReason.NO_ANSWER);
    }
    return new Slot.Metered(octets(of, IfDirection.IN, slot), octets(of, IfDirection.OUT, slot),
        random.nextInt(ONE_INTERPOLATED_IN) == 0);
  }

  private long octets(Traffic of, IfDirection direction, Instant slot) {
    return of.octetsBetween(direction, slot, GRID.next(slot))
        + random.nextInt(GRID.seconds() * LARGEST_PACKET);
  }

  private Drops drops(Slot slot) {
    return switch (slot) {
      case Slot.Missing _ -> Drops.UNKNOWN;
      case Slot.Metered(long in, long out, boolean _) -> {
        boolean errors = random.nextInt(ONE_WITH_ERRORS_IN) == 0;
        yield new Drops(0L, discards(out), errors ? 1 + in / IMIX_OCTETS / PACKETS_PER_ERROR : 0L, 0L);
      }
    };
  }

  private long discards(long octets) {
    return octets > CONGESTED * OCTETS_AT_SPEED
        ? random.nextLong(2 * octets / IMIX_OCTETS / PACKETS_PER_DISCARD)
        : 0;
  }

  private RowImpact impact() {
    Map<Long, AffectedLines> incidents = new HashMap<>();
    for (long incident = 117; incident < 120; incident++) {
      LineCounts lines = LineCounts.of(LineKind.FTTH, 2_000 + random.nextInt(50))
          .plus(LineCounts.of(LineKind.ANALOGUE, 700 + random.nextInt(20)))
          .plus(LineCounts.of(LineKind.BRA, 40 + random.nextInt(5)));
      incidents.put(incident, new AffectedLines(lines, LineCounts.NONE));
    }
    return new RowImpact(incidents);
  }
}
