package org.nroagent.agent.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.SnmpServerConfig.Receiver;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

class NotificationsTest {
  private static final CapacityState WARNING = new CapacityState.Warning(YearMonth.of(2026, 10));

  /// Events in memory.
  private static final class Events implements EventLog {
    private final List<StateEvent> recorded = new ArrayList<>();

    synchronized void record(int count) {
      for (int i = 0; i < count; i++) {
        recorded.add(new StateEvent(recorded.size() + 1, SampleServer.NOW,
            Optional.of(Instant.parse("2026-11-20T10:01:59.700Z")), "hub1",
            new Subject(Subject.Kind.LAG_MEMBER, "lag-2/1/1/4"), Aspect.ATTACHED, "yes", "no",
            new Cause(Cause.Kind.PORT, "1/1/4"), Origin.NOTIFICATION));
      }
    }

    synchronized void recordFigures(int count) {
      for (int i = 0; i < count; i++) {
        recorded.add(new StateEvent(recorded.size() + 1, SampleServer.NOW, Optional.empty(), "@figures",
            new Subject(Subject.Kind.FIGURE, "hub1.lag-1 2026-10"), Aspect.FIGURE, "", "closing=1",
            Cause.UNKNOWN, Origin.AGENT));
      }
    }

    @Override
    public synchronized Extent extent() {
      return new Extent(new Epoch(1, 2), 1, recorded.size());
    }

    @Override
    public synchronized Batch read(long after, int limit) throws IOException {
      List<StateEvent> part = recorded.subList((int) after,
          Math.min(recorded.size(), (int) after + limit));
      return new Batch(part.stream().map(Events::stored).toList(), List.of(), after + part.size());
    }

    private static Stored stored(StateEvent event) {
      byte[] bytes = StateEventCodec.encode(event);
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      return new Stored(event.sequence(), ByteBuffer.wrap(bytes), (int) crc.getValue());
    }
  }

  @Test
  void whatIsFoundFirstIsNoChange() {
    CapacityWatch watch = new CapacityWatch();
    assertEquals(List.of(), watch.look(List.of(SampleServer.client(SampleServer.due()))));
    assertEquals(List.of(), watch.look(List.of(SampleServer.client(SampleServer.due()))));
  }

  @Test
  void aChangedStateOfCapacityIsToldOnceWithWhatItWas() {
    CapacityWatch watch = new CapacityWatch();
    watch.look(List.of(SampleServer.client(WARNING)));
    List<Note> changed = watch.look(List.of(SampleServer.client(SampleServer.due())));
    assertEquals(List.of("client-a", "4", "5", "07:ea:0c:01"), values(changed.getFirst()));
    assertEquals("1.3.6.1.4.1.32473.9480.1.3.1.1.8.1",
        changed.getFirst().objects().get(2).getOid().toDottedString());
    assertEquals(List.of(), watch.look(List.of(SampleServer.client(SampleServer.due()))));
  }

  @Test
  void anotherDayOfTheSameStateIsNoChange() {
    CapacityWatch watch = new CapacityWatch();
    watch.look(List.of(SampleServer.client(SampleServer.due())));
    CapacityState later = new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
        LocalDate.parse("2027-01-01"), Optional.empty());
    assertEquals(List.of(), watch.look(List.of(SampleServer.client(later))));
  }

  @Test
  void eventsOfBeforeTheStartAreNotTold() {
    Events events = new Events();
    events.record(5);
    EventWatch watch = new EventWatch(events);
    assertEquals(new EventWatch.Found(List.of(), 0), watch.look(3));
    events.record(2);
    EventWatch.Found found = watch.look(3);
    assertEquals(List.of("6", "7"),
        found.notes().stream().map(note -> note.objects().getFirst().getVariable().toString()).toList());
    assertEquals(
        List.of("6", "07:ea:0b:14:0a:01:3b:07:2b:00:00", "hub1", "5", "lag-2/1/1/4", "attached", "yes", "no",
            "port 1/1/4", "2"),
        values(found.notes().getFirst()));
  }

  @Test
  void ofTooManyEventsTheNewestAreToldAndTheOthersCounted() {
    Events events = new Events();
    EventWatch watch = new EventWatch(events);
    events.record(100);
    EventWatch.Found found = watch.look(3);
    assertEquals(97, found.skipped());
    assertEquals("98", found.notes().getFirst().objects().getFirst().getVariable().toString());
    assertEquals(new EventWatch.Found(List.of(), 0), watch.look(3));
  }

  /// Neither notified nor counted as held back, and what was recorded before them is told all the same.
  @Test
  void figuresOfClosedMonthsKeepNoEventAway() {
    Events events = new Events();
    EventWatch watch = new EventWatch(events);
    events.record(2);
    events.recordFigures(1_200);
    events.record(1);
    EventWatch.Found found = watch.look(3);
    assertEquals(0, found.skipped());
    assertEquals(List.of("1", "2", "1203"),
        found.notes().stream().map(note -> note.objects().getFirst().getVariable().toString()).toList());
  }

  @Test
  void aReceiverGetsSignedAndEncryptedNotificationsAtTheAgreedRate(@TempDir Path folder) throws Exception {
    Events events = new Events();
    SampleServer.Board board = new SampleServer.Board();
    board.setDerived(SampleServer.client(WARNING));
    ManualTime time = new ManualTime(SampleServer.NOW);
    BlockingQueue<PDU> received = new LinkedBlockingQueue<>();
    try (TrapReceiver receiver = new TrapReceiver(received::add);
        SnmpServer server = SampleServer.start(folder,
            SampleServer.config(200, new Receiver("127.0.0.1", receiver.port(), SampleServer.USER)), time,
            board, Optional.of(events))) {
      receiver.trust(server.engineId());
      time.awaitSleepers(1);
      board.setDerived(SampleServer.client(SampleServer.due()));
      events.record(9);
      time.advance(Duration.ofSeconds(5));
      List<PDU> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        PDU next = received.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "a notification is missing");
        all.add(next);
      }
      assertEquals(
          List.of("1.3.6.1.4.1.32473.9480.0.1", "1.3.6.1.4.1.32473.9480.0.2", "1.3.6.1.4.1.32473.9480.0.2"),
          all.stream().map(pdu -> pdu.get(1).getVariable().toString()).toList());
      time.awaitSleepers(1);
      try (Manager manager = new Manager(server.address())) {
        PDU counts = manager.ask(Manager.request(PDU.GET, "1.3.6.1.4.1.32473.9480.1.2.5.0",
            "1.3.6.1.4.1.32473.9480.1.2.6.0", "1.3.6.1.4.1.32473.9480.1.1.8.0"));
        assertEquals(List.of("3", "7", "9"),
            counts.getVariableBindings().stream().map(each -> each.getVariable().toString()).toList());
      }
    }
  }

  private static List<String> values(Note note) {
    return note.objects().stream().map(VariableBinding::getVariable).map(Object::toString).toList();
  }
}
