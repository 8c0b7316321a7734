package org.nroagent.collector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.protocol.Message.EventExtent;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Octets;

/// Events that agents of the tests send.
public final class SampleEvents {
  public static final Epoch EVENTS = new Epoch(5, 6);

  private SampleEvents() {}

  /// The greeting of an agent that offers events.
  public static Hello hello(String agent, Epoch epoch, long oldest, long head) {
    Hello plain = Samples.hello(agent, Samples.EPOCH, 0);
    return new Hello(plain.agent(), plain.software(), plain.slotSeconds(), plain.time(), plain.epoch(),
        plain.oldest(), plain.head(), Optional.of(new EventExtent(epoch, oldest, head)), Optional.empty());
  }

  /// An event of hub1, told as many seconds after the first slot as its sequence: lag-1 goes down where the sequence is
  /// odd, and up.
  public static StateEvent event(long sequence) {
    return event(sequence, Samples.SLOT.plusSeconds(sequence));
  }

  /// The same at another time.
  public static StateEvent event(long sequence, Instant at) {
    boolean down = sequence % 2 == 1;
    return new StateEvent(sequence, at, Optional.empty(), "hub1", new Subject(Subject.Kind.LAG, "lag-1"),
        Aspect.OPER_STATUS, down ? "up" : "down", down ? "down" : "up", Cause.UNKNOWN, Origin.POLL);
  }

  /// An event as the wire carries it, with the checksum 2000 + sequence.
  public static EventItem item(StateEvent event) {
    return new EventItem(event.sequence(), (int) (2_000 + event.sequence()),
        new Octets(StateEventCodec.encode(event)));
  }

  /// The events of these sequences.
  public static List<EventItem> items(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(SampleEvents::event).map(SampleEvents::item).toList();
  }

  /// An event of later software.
  public static EventItem unreadable(long sequence) {
    return new EventItem(sequence, (int) (2_000 + sequence), new Octets(new byte[]{(byte) 250, 1, 2, 3}));
  }
}
