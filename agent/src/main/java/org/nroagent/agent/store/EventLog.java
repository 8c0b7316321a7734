package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;

/// The ring of events as its readers see it: what is durable, by sequence. Safe for any thread.
public interface EventLog {
  /// A log without events.
  EventLog EMPTY = new EventLog() {
    @Override
    public Extent extent() {
      return new Extent(new Epoch(0, 0), 1, 0);
    }

    @Override
    public Batch read(long after, int limit) {
      return new Batch(List.of(), List.of(), after);
    }
  };

  /// What the log holds now.
  Extent extent();

  /// Reads events in ascending order. Sequences that were overwritten, damaged or passed over are listed as lost, so that
  /// every sequence after `after` up to the last one examined is accounted for.
  ///
  /// @param after the sequence before the first one wanted
  /// @param limit the most events to return, at least 1
  /// @throws IOException if the disk fails
  Batch read(long after, int limit) throws IOException;

  /// An event as it lies on the disk.
  ///
  /// @param sequence its number
  /// @param content the bytes of [StateEventCodec]
  /// @param crc32c the checksum under which the ring holds it
  record Stored(long sequence, ByteBuffer content, int crc32c) {
    /// The event, empty where its bytes mean nothing to this software.
    public Optional<StateEvent> event() {
      try {
        return Optional.of(StateEventCodec.decode(sequence, content));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }

  /// A part of a log.
  ///
  /// @param events ascending
  /// @param lost ranges within the part that cannot be read, ascending
  /// @param last the last sequence that was examined
  record Batch(List<Stored> events, List<Lost> lost, long last) {
    public Batch {
      events = List.copyOf(events);
      lost = List.copyOf(lost);
    }
  }

  /// Events that cannot be read.
  ///
  /// @param range their sequences
  /// @param reason why
  record Lost(SequenceRange range, Reason reason) {
    /// Why events cannot be read.
    public enum Reason {
      /// They are older than anything the ring has.
      OVERWRITTEN,
      /// They are damaged on the disk.
      DAMAGED,
      /// The ring passed over these numbers after damage: which of them it had given out is not known.
      PASSED_OVER
    }
  }
}
