package org.nroagent.agent.http;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;

/// Events 5…34 of a port that goes down and comes back, and of a LAG member with a hostile name.
final class FixedEvents implements EventLog {
  static final long OLDEST = 5;
  static final long HEAD = 34;
  static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

  static StateEvent event(long sequence) {
    if (sequence == HEAD) {
      return new StateEvent(sequence, AT.plusSeconds(sequence), Optional.of(AT), "hub1",
          new Subject(Subject.Kind.LAG_MEMBER, SampleAgent.HOSTILE), Aspect.ATTACHED, "yes", "no",
          new Cause(Cause.Kind.PORT, "1/1/4"), Origin.NOTIFICATION);
    }
    boolean down = sequence % 2 == 0;
    return new StateEvent(sequence, AT.plusSeconds(sequence), Optional.empty(), "hub1",
        new Subject(Subject.Kind.INTERFACE, "1/1/4"), Aspect.OPER_STATUS, down ? "up" : "down",
        down ? "down" : "up",
        Cause.UNKNOWN, Origin.POLL);
  }

  @Override
  public Extent extent() {
    return new Extent(new Epoch(3, 4), OLDEST, HEAD);
  }

  @Override
  public Batch read(long after, int limit) {
    List<Stored> events = new ArrayList<>();
    long last = Math.min(HEAD, Math.max(after, OLDEST - 1));
    while (last < HEAD && events.size() < limit) {
      last++;
      events.add(new Stored(last, ByteBuffer.wrap(StateEventCodec.encode(event(last))), 7));
    }
    return new Batch(events,
        after < OLDEST - 1
            ? List.of(new Lost(new SequenceRange(after + 1, OLDEST - 1), Lost.Reason.OVERWRITTEN))
            : List.of(),
        last);
  }
}
