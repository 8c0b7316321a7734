package org.nroagent.collector.store;

import java.util.List;
import org.nroagent.protocol.Message.Unreadable;

/// What one frame brought.
///
/// @param records records that could be read, ascending
/// @param unreadable records whose content could not, ascending; they are parked as they came
public record Delivery(List<Incoming> records, List<Unreadable> unreadable) {
  public Delivery {
    records = List.copyOf(records);
    unreadable = List.copyOf(unreadable);
  }
}
