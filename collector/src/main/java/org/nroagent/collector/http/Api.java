package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.aggregate.SlotCsv;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.time.TimeSource;

/// The JSON and CSV under `/api/v1`. An interface is addressed as `agent~interface`.
final class Api {
  private static final int DEFAULT_LIMIT = 500;

  private final Snapshots snapshots;
  private final StoreReader reader;
  private final TimeSource time;

  /// The forms of slots.
  enum Format {
    JSON, CSV
  }

  /// A slot in JSON.
  ///
  /// @param quality `measured`, `interpolated`, `missing`, or `absent` where nothing was received
  /// @param inDiscards packets discarded on the way into the POP, null where unknown; of a gate always
  /// @param outDiscards packets discarded on the way out of it, null where unknown; of a gate always
  /// @param inErrors packets that arrived with errors, null where unknown; of a gate always
  /// @param outErrors packets not sent because of errors, null where unknown; of a gate always
  record SlotView(Instant slot, Optional<Long> inOctets, Optional<Long> outOctets,
      Optional<BigDecimal> inMbps,
      Optional<BigDecimal> outMbps, String quality, Optional<String> missingReason,
      @Nullable Long inDiscards, @Nullable Long outDiscards, @Nullable Long inErrors,
      @Nullable Long outErrors) {
    SlotView(Instant slot, Optional<Long> inOctets, Optional<Long> outOctets, Optional<BigDecimal> inMbps,
        Optional<BigDecimal> outMbps, String quality, Optional<String> missingReason, Drops drops) {
      this(slot, inOctets, outOctets, inMbps, outMbps, quality, missingReason, drops.inDiscards(),
          drops.outDiscards(), drops.inErrors(), drops.outErrors());
    }
  }

  Api(Snapshots snapshots, StoreReader reader, TimeSource time) {
    this.snapshots = snapshots;
    this.reader = reader;
    this.time = time;
  }

  Response status(Request request) {
    return Response.json(snapshots.status());
  }

  Response agents(Request request) {
    return Response.json(snapshots.fleet().part(FleetQuery.of(request, DEFAULT_LIMIT)));
  }

  Response interfaces(Request request) {
    return Response.json(snapshots.interfaces(InterfaceQuery.of(request, DEFAULT_LIMIT)));
  }

  Response gates(Request request) {
    return Response.json(Map.of("gates", snapshots.gates()));
  }

  /// What was refused: peers, parked records and events, contradicting records; and events that will never come.
  Response refused(Request request) {
    return Response.json(Map.of("peers", snapshots.refusedPeers(), "parked", snapshots.parked(), "conflicts",
        snapshots.conflicts(), "parkedEvents", snapshots.parkedEvents(), "eventGaps", snapshots.eventGaps()));
  }

  Response interfaceSlots(Request request) {
    String id = request.parameter("id");
    int tilde = id.indexOf('~');
    if (tilde < 0) {
      throw new HttpProblem(400, "'" + id + "' is not an interface; write it as agent~interface", "id");
    }
    String agent = id.substring(0, tilde);
    String name = id.substring(tilde + 1);
    Optional<SlotGrid> grid = reader.gridOf(agent);
    if (grid.isEmpty() || reader.devicesOf(agent, name).isEmpty()) {
      throw HttpProblem.notFound("interface '" + id + "'");
    }
    Window window = Window.of(request, grid.get(), time.wall());
    SlotSeries series = reader.series(agent, name, window.from(), window.to(), grid.get());
    return format(request) == Format.CSV
        ? Response.csv(SlotCsv.HEADER + SlotCsv.rows(series))
        : Response.json(Map.of("interface", id, "slotSeconds", grid.get().seconds(), "slots", views(series)));
  }

  private static Format format(Request request) {
    return request.constant("format", Format.class).orElse(Format.JSON);
  }

  private static List<SlotView> views(SlotSeries series) {
    List<SlotView> views = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      views.add(view(series.startOf(i), series.slot(i), series.drops(i), series.grid()));
    }
    return views;
  }

  static List<SlotView> views(SummedSlots slots) {
    List<SlotView> views = new ArrayList<>(slots.size());
    for (int i = 0; i < slots.size(); i++) {
      views.add(slots.metered(i)
          ? value(slots.startOf(i), slots.in(i), slots.out(i), "measured", Drops.UNKNOWN, slots.grid())
          : missing(slots.startOf(i), "missing", Optional.empty(), Drops.UNKNOWN));
    }
    return views;
  }

  private static SlotView view(Instant start, Optional<Slot> slot, Drops drops, SlotGrid grid) {
    if (slot.isEmpty()) {
      return missing(start, "absent", Optional.empty(), drops);
    }
    return switch (slot.get()) {
      case Slot.Metered(long in, long out, boolean interpolated) -> value(start, in, out,
          interpolated ? "interpolated" : "measured", drops, grid);
      case Slot.Missing(var reason) -> missing(start, "missing",
          Optional.of(reason.name().toLowerCase(Locale.ROOT)), drops);
    };
  }

  private static SlotView value(Instant start, long in, long out, String quality, Drops drops,
      SlotGrid grid) {
    return new SlotView(start, Optional.of(in), Optional.of(out), Optional.of(Mbps.ofSlot(in, grid)),
        Optional.of(Mbps.ofSlot(out, grid)), quality, Optional.empty(), drops);
  }

  private static SlotView missing(Instant start, String quality, Optional<String> reason, Drops drops) {
    return new SlotView(start, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        quality, reason, drops);
  }
}
