package org.nroagent.collector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message.Hello;

/// What an agent of the tests sends.
public final class Samples {
  public static final Instant SLOT = Instant.parse("2026-11-10T08:00:00Z");
  public static final Instant NEXT_SLOT = SLOT.plusSeconds(300);
  public static final Epoch EPOCH = new Epoch(1, 2);
  public static final Slot MISSING = new Slot.Missing(MissingReason.COLUMN_LOST);
  public static final ColumnDirectory HUB = directory("hub1", "hub1.lag-1", "hub1.lag-2");

  private Samples() {}

  /// A directory of one device.
  public static ColumnDirectory directory(String device, String... interfaceIds) {
    List<ColumnDirectory.Column> columns = new ArrayList<>();
    for (String id : interfaceIds) {
      columns.add(new ColumnDirectory.Column(id, id.substring(id.indexOf('.') + 1), 0));
    }
    return new ColumnDirectory(List.of(new ColumnDirectory.Device(device, columns)));
  }

  /// The greeting of an agent with slots of five minutes.
  public static Hello hello(String agent, Epoch epoch, long head) {
    return new Hello(agent, "test 1", 300, SLOT, epoch, 1, head);
  }

  /// A row of hub1 whose columns have the given counts IN and twice that OUT; negative ones are missing.
  public static SlotRecord.Row row(Instant slot, long... octetsIn) {
    List<Slot> columns = new ArrayList<>();
    for (long in : octetsIn) {
      columns.add(in < 0 ? MISSING : value(in));
    }
    return new SlotRecord.Row("hub1", slot, columns);
  }

  /// A count IN and twice that OUT.
  public static Slot.Metered value(long octetsIn) {
    return new Slot.Metered(octetsIn, 2 * octetsIn, false);
  }
}
