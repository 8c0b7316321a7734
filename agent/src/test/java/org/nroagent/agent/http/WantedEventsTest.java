package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;

/// Three thousand figures between two changes of a port: the first start of software that tells figures.
class WantedEventsTest {
  private static final int FIGURES = 3_000;
  private static final Instant AT = Instant.parse("2026-11-01T00:15:00Z");

  /// A log in memory whose oldest event is 11.
  private static final class Log implements EventLog {
    private final List<StateEvent> events = new ArrayList<>();

    void add(int count, Subject.Kind kind) {
      for (int i = 0; i < count; i++) {
        events.add(new StateEvent(11L + events.size(), AT, Optional.empty(), "hub1", new Subject(kind, "x"),
            Aspect.STATE, "", "up", Cause.UNKNOWN, Origin.AGENT));
      }
    }

    @Override
    public Extent extent() {
      return new Extent(new Epoch(1, 2), 11, 10L + events.size());
    }

    @Override
    public Batch read(long after, int limit) {
      int from = (int) Math.max(0, after - 10);
      List<Stored> part = IntStream.range(from, Math.min(events.size(), from + limit)).mapToObj(events::get)
          .map(event -> new Stored(event.sequence(), ByteBuffer.wrap(StateEventCodec.encode(event)), 1))
          .toList();
      return new Batch(part, List.of(), Math.max(after, 10 + from + part.size()));
    }
  }

  private final Log log = new Log();

  WantedEventsTest() {
    log.add(3, Subject.Kind.INTERFACE);
    log.add(FIGURES, Subject.Kind.FIGURE);
    log.add(2, Subject.Kind.LAG);
  }

  @Test
  void theLatestAreFoundBehindThem() throws IOException {
    WantedEvents.Part latest = WantedEvents.latest(log, 4, WantedEvents.USUAL);
    assertEquals(List.of(12L, 13L, 3_014L, 3_015L), sequences(latest));
    assertEquals(3_015, latest.next());
  }

  @Test
  void whoReadsOnMeetsNoEmptyPartBeforeTheEnd() throws IOException {
    List<Long> read = new ArrayList<>();
    WantedEvents.Part part = WantedEvents.after(log, 0, 2, WantedEvents.USUAL);
    while (!part.events().isEmpty()) {
      assertTrue(part.events().size() <= 2);
      read.addAll(sequences(part));
      part = WantedEvents.after(log, part.next(), 2, WantedEvents.USUAL);
    }
    assertEquals(List.of(11L, 12L, 13L, 3_014L, 3_015L), read);
    assertEquals(3_015, part.next());
  }

  @Test
  void figuresThemselvesAreGivenToWhoAsks() throws IOException {
    assertEquals(100,
        WantedEvents.latest(log, 100, event -> event.subject().kind() == Subject.Kind.FIGURE).events()
            .size());
    assertEquals(14, WantedEvents.after(log, 0, 1, event -> event.subject().kind() == Subject.Kind.FIGURE)
        .events().getFirst().sequence());
  }

  @Test
  void anEmptyLogHasNone() throws IOException {
    assertEquals(new WantedEvents.Part(List.of(), 0),
        WantedEvents.latest(EventLog.EMPTY, 5, WantedEvents.USUAL));
    assertEquals(new WantedEvents.Part(List.of(), 7),
        WantedEvents.after(EventLog.EMPTY, 7, 5, WantedEvents.USUAL));
  }

  private static List<Long> sequences(WantedEvents.Part part) {
    return part.events().stream().map(StateEvent::sequence).toList();
  }
}
