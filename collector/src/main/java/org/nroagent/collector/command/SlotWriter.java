package org.nroagent.collector.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.SlotCsv;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.daemon.http.Json;
import org.nroagent.model.SlotGrid;

/// Writes slots part by part, so that years of them need little memory.
sealed interface SlotWriter {
  /// Begins.
  void begin(Aggregate aggregate, SlotGrid grid);

  /// Writes one part more.
  void write(SummedSlots slots);

  /// Ends what was begun.
  void end();

  /// The header and a row per slot.
  ///
  /// @param out where to
  record Csv(PrintWriter out) implements SlotWriter {
    @Override
    public void begin(Aggregate aggregate, SlotGrid grid) {
      out.print(SlotCsv.HEADER);
    }

    @Override
    public void write(SummedSlots slots) {
      out.print(SlotCsv.rows(slots));
    }

    @Override
    public void end() {
      out.flush();
    }
  }

  /// One object: `kind`, `name`, `slotSeconds` and `slots`, of which each has `slot`, `inOctets` and `outOctets`, null where
  /// the sum is missing.
  final class JsonArray implements SlotWriter {
    private final PrintWriter out;
    private String separator = "";

    JsonArray(PrintWriter out) {
      this.out = out;
    }

    /// A slot; the components are the JSON's keys.
    record Row(Instant slot, Optional<Long> inOctets, Optional<Long> outOctets) {}

    @Override
    public void begin(Aggregate aggregate, SlotGrid grid) {
      out.print("{\"kind\":" + Json.text(aggregate.kind().word()) + ",\"name\":" + Json.text(aggregate.name())
          + ",\"slotSeconds\":" + grid.seconds() + ",\"slots\":[");
    }

    @Override
    public void write(SummedSlots slots) {
      for (int i = 0; i < slots.size(); i++) {
        Row row = slots.metered(i)
            ? new Row(slots.startOf(i), Optional.of(slots.in(i)), Optional.of(slots.out(i)))
            : new Row(slots.startOf(i), Optional.empty(), Optional.empty());
        out.print(separator + Json.text(row));
        separator = ",";
      }
    }

    @Override
    public void end() {
      out.println("]}");
      out.flush();
    }
  }
}
