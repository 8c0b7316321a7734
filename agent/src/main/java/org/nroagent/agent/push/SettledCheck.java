package org.nroagent.agent.push;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.protocol.Message.EventsSettled;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.Message.Welcome;

/// Finds out whether the collector knows this ring's epoch with another history: then the agent was restored from a
/// copy, or cloned, and its sequences no longer mean what the collector has under them.
final class SettledCheck {
  private SettledCheck() {}

  /// What contradicts, if anything does.
  ///
  /// @param extent the ring as Hello described it
  static Optional<String> contradiction(Welcome welcome, Extent extent, RecordLog log) throws IOException {
    for (SettledRange settled : welcome.settled()) {
      long last = settled.range().last();
      if (last > extent.head()) {
        return Optional.of("the collector has settled sequence " + last + " of epoch " + extent.epoch()
            + ", this ring ends at " + extent.head() + ": the agent was restored or cloned");
      }
      if (settled.lastCrc32c() != 0 && last >= extent.oldest() && differs(log, last, settled.lastCrc32c())) {
        return Optional.of("sequence " + last + " of epoch " + extent.epoch()
            + " is another record at the collector: the agent was restored or cloned");
      }
    }
    return Optional.empty();
  }

  /// What contradicts in the ring of events, if anything does.
  ///
  /// @param extent the ring as Hello described it
  static Optional<String> contradiction(EventsSettled settled, Extent extent, EventLog log) {
    long last = settled.through();
    if (last > extent.head()) {
      return Optional.of("the collector has settled event " + last + " of epoch " + extent.epoch()
          + ", this ring ends at " + extent.head() + ": the agent was restored or cloned");
    }
    if (settled.crc32c() != 0 && last >= extent.oldest() && differs(log, last, settled.crc32c())) {
      return Optional.of("event " + last + " of epoch " + extent.epoch()
          + " is another one at the collector: the agent was restored or cloned");
    }
    return Optional.empty();
  }

  /// An event that the ring can no longer read contradicts nothing, nor does a ring that cannot be read at all.
  private static boolean differs(EventLog log, long sequence, int crc32c) {
    try {
      return log.read(sequence - 1, 1).events().stream()
          .anyMatch(event -> event.sequence() == sequence && event.crc32c() != crc32c);
    } catch (IOException _) {
      return false;
    }
  }

  /// A record that the ring can no longer read contradicts nothing.
  private static boolean differs(RecordLog log, long sequence, int crc32c) throws IOException {
    List<StoredRecord> records = log.read(new SequenceRange(sequence, sequence), 1).records();
    return !records.isEmpty() && records.getFirst().crc32c() != crc32c;
  }
}
