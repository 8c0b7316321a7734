package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.csv.SlotsCsv;

/// `/api/v1/interfaces/{id}/slots`: the kept slots of one interface as JSON, or as the CSV that the `percentile`
/// command reads. Slots of which the ring has no record are left out.
final class SlotsRoute implements Handler {
  private final AgentView view;

  /// What a request may ask for.
  enum Format {
    JSON, CSV
  }

  /// A part of an interface's history.
  ///
  /// @param id the interface
  /// @param from start of the span
  /// @param to end of the span, exclusive
  /// @param slotSeconds length of a slot
  /// @param slots ascending
  record Document(String id, Instant from, Instant to, int slotSeconds, List<Entry> slots) {}

  /// One slot.
  ///
  /// @param slot its start
  /// @param inOctets octets that entered the POP, null where missing
  /// @param outOctets octets that left the POP, null where missing
  /// @param quality `measured`, `interpolated` or `missing`
  /// @param reason why it is missing, null where it is not
  /// @param inDiscards packets discarded on the way into the POP, null where that is not known
  /// @param outDiscards packets discarded on the way out of it
  /// @param inErrors packets that arrived with errors
  /// @param outErrors packets that could not be sent because of errors
  record Entry(Instant slot, @Nullable Long inOctets, @Nullable Long outOctets, String quality,
      @Nullable MissingReason reason, @Nullable Long inDiscards, @Nullable Long outDiscards,
      @Nullable Long inErrors, @Nullable Long outErrors) {
    static Entry of(Instant start, Slot slot, Drops drops) {
      String quality = SlotQuality.word(slot);
      return switch (slot) {
        case Slot.Metered(var in, var out, var _) -> of(start, in, out, quality, null, drops);
        case Slot.Missing(var reason) -> of(start, null, null, quality, reason, drops);
      };
    }

    private static Entry of(Instant start, @Nullable Long in, @Nullable Long out, String quality,
        @Nullable MissingReason reason, Drops drops) {
      return new Entry(start, in, out, quality, reason, drops.inDiscards(), drops.outDiscards(),
          drops.inErrors(), drops.outErrors());
    }
  }

  SlotsRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) throws IOException {
    SeriesSnapshot each = AgentRoutes.requested(view, request);
    RequestedSpan span = RequestedSpan.of(view, request);
    return switch (request.constant("format", Format.class).orElse(Format.JSON)) {
      case JSON -> json(each, span);
      case CSV -> csv(each, span);
    };
  }

  private Response json(SeriesSnapshot each, RequestedSpan span) throws IOException {
    List<Entry> entries = new ArrayList<>();
    RecentPlots.read(view, each, span.from(), span.to(),
        (start, slot, drops) -> entries.add(Entry.of(start, slot, drops)));
    return Response.json(new Document(each.id(), span.from(), span.to(), view.grid().seconds(), entries));
  }

  private Response csv(SeriesSnapshot each, RequestedSpan span) throws IOException {
    StringBuilder rows = new StringBuilder(SlotsCsv.HEADER_WITH_QUALITY).append('\n');
    RecentPlots.read(view, each, span.from(), span.to(), (start, slot, _) -> row(rows, start, slot));
    return Response.csv(rows.toString());
  }

  private static void row(StringBuilder rows, Instant start, Slot slot) {
    rows.append(start).append(',');
    switch (slot) {
      case Slot.Metered(var in, var out, var _) -> rows.append(in).append(',').append(out);
      case Slot.Missing _ -> rows.append(',');
    }
    rows.append(',').append(SlotQuality.word(slot)).append('\n');
  }
}
