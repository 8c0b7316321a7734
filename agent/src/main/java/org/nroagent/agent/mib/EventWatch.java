package org.nroagent.agent.mib;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Reads the events that were recorded since it read last, a bounded number at a time.
///
/// Not thread-safe.
final class EventWatch {
  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);

  /// What is older is not read: as many as a flood makes between two looks.
  private static final int MOST_READ = 5_000;
  private static final int AT_A_TIME = 500;

  private final EventLog log;
  private long read;

  /// What one look found.
  ///
  /// @param notes events to notify, ascending
  /// @param skipped events that will not be notified: too many, or lost before they could be read
  record Found(List<Note> notes, long skipped) {
    Found {
      notes = List.copyOf(notes);
    }
  }

  /// Begins behind what is recorded already.
  EventWatch(EventLog log) {
    this.log = log;
    this.read = log.extent().head();
  }

  /// What was recorded since it looked last. Figures of closed months are nobody's alarm and are passed over.
  ///
  /// @param most the most events that are of use; of more the newest are taken
  Found look(int most) {
    long head = log.extent().head();
    if (head < read) {
      read = head; // The events were begun anew.
    }
    long skipped = Math.max(0, head - read - MOST_READ);
    read += skipped;
    Deque<StateEvent> newest = new ArrayDeque<>();
    try {
      while (read < head) {
        EventLog.Batch batch = log.read(read, AT_A_TIME);
        List<StateEvent> events = batch.events().stream().flatMap(stored -> stored.event().stream()).toList();
        skipped += batch.last() - read - events.size();
        read = batch.last();
        events.stream().filter(event -> event.subject().kind() != Subject.Kind.FIGURE).forEach(newest::add);
      }
    } catch (IOException e) {
      LOG.warn("Events cannot be read for notifications: {}", e.getMessage());
    }
    for (; newest.size() > most; skipped++) {
      newest.remove();
    }
    return new Found(newest.stream().map(EventWatch::note).toList(), skipped);
  }

  private static Note note(StateEvent event) {
    String cause = event.cause().kind().word()
        + (event.cause().subject().isEmpty() ? "" : " " + event.cause().subject());
    return new Note(NroMib.STATE_EVENT, List.of(object(2, Syntax.counter64(event.sequence())),
        object(3, Syntax.dateAndTime(event.time())), object(4, Syntax.text(event.device())),
        object(5, new Integer32(event.subject().kind().code())),
        object(6, Syntax.text(event.subject().name())), object(7, Syntax.text(event.aspect().word())),
        object(8, Syntax.text(event.before())), object(9, Syntax.text(event.after())),
        object(10, Syntax.text(cause)), object(11, origin(event.origin()))));
  }

  private static Integer32 origin(Origin origin) {
    return new Integer32(switch (origin) {
      case POLL -> 1;
      case NOTIFICATION -> 2;
      case AGENT -> 3;
    });
  }

  private static VariableBinding object(int id, Variable value) {
    return new VariableBinding(NroMib.scalar(NroMib.EVENTS, id), value);
  }
}
