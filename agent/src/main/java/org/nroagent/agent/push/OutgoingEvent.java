package org.nroagent.agent.push;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.EventGapReason;

/// One thing of the ring of events to deliver: it takes one place in the window.
sealed interface OutgoingEvent {
  /// The sequences that it settles.
  SequenceRange range();

  /// An event.
  ///
  /// @param stored as the ring holds it
  record Whole(EventLog.Stored stored) implements OutgoingEvent {
    @Override
    public SequenceRange range() {
      return new SequenceRange(stored.sequence(), stored.sequence());
    }
  }

  /// Events that will never come.
  ///
  /// @param range their sequences
  /// @param reason why
  record Lost(SequenceRange range, EventGapReason reason) implements OutgoingEvent {}

  /// What a part of the ring has to deliver, ascending.
  static List<OutgoingEvent> of(EventLog.Batch batch) {
    List<OutgoingEvent> all = new ArrayList<>(batch.events().size() + batch.lost().size());
    batch.events().forEach(stored -> all.add(new Whole(stored)));
    batch.lost().forEach(lost -> all.add(new Lost(lost.range(), reason(lost.reason()))));
    all.sort(Comparator.comparingLong(each -> each.range().first()));
    return all;
  }

  private static EventGapReason reason(EventLog.Lost.Reason reason) {
    return switch (reason) {
      case OVERWRITTEN -> EventGapReason.OVERWRITTEN;
      case DAMAGED -> EventGapReason.DAMAGED;
      case PASSED_OVER -> EventGapReason.PASSED_OVER;
    };
  }
}
