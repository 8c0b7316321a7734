package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.SampleEvents.EVENTS;
import static org.nroagent.collector.SampleEvents.event;
import static org.nroagent.collector.SampleEvents.hello;
import static org.nroagent.collector.SampleEvents.item;
import static org.nroagent.collector.SampleEvents.items;
import static org.nroagent.collector.SampleEvents.unreadable;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.SLOT;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.EventReader.Entry;
import org.nroagent.collector.store.StoreReader.AgentEvents;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.EventsSettled;
import org.nroagent.protocol.Octets;

/// Events in the store: each once, in the order of its ring, whatever comes again.
abstract class EventStoreContract {
  private static final Epoch RENEWED = new Epoch(7, 8);

  private final SettableTime time = new SettableTime(SLOT.plusSeconds(600));
  private StoreHost host;
  private SlotStore store;
  private EventStream stream;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
    store = host.open(time);
    stream = arrive(EVENTS, 1, 0).stream();
  }

  @AfterEach
  void close() {
    store.close();
    host.close();
  }

  @Test
  void eventsAreStoredAsTheyWereTold() {
    assertEquals(3, deliver(items(1, 3)));
    assertEquals(List.of(event(1), event(2), event(3)), events());
    assertEquals(new EventsSettled(3, 2_003), arrive(EVENTS, 1, 5).settled());
    assertEquals(2, arrive(EVENTS, 1, 5).missing());
    assertEquals(0, arrive(EVENTS, 1, 3).missing());
    assertEquals(new EventCounts(3, 0, 0, 0, 0), store.counters().events());
  }

  @Test
  void whatComesAgainIsStoredOnce() {
    deliver(items(1, 5));
    assertEquals(7, deliver(items(3, 7)));
    assertEquals(7, events().size());
    assertEquals(new EventCounts(7, 3, 0, 0, 0), store.counters().events());
  }

  @Test
  void whatWouldLeaveAHoleIsRefusedAndNothingOfItStored() {
    deliver(items(1, 2));
    CompletionException e = assertThrows(CompletionException.class, () -> deliver(items(4, 5)));
    assertInstanceOf(EventsOutOfOrder.class, e.getCause());
    assertThrows(CompletionException.class, () -> lose(4, 9, EventGapReason.OVERWRITTEN));
    assertEquals(2, events().size());
    assertEquals(5, deliver(items(3, 5)));
  }

  @Test
  void anotherEventUnderTheSameNumberKeepsTheFirstAndIsCounted() {
    deliver(items(1, 2));
    EventItem other = item(event(2, SLOT.plusSeconds(99)));
    deliver(List.of(new EventItem(2, 77, other.content())));
    assertEquals(List.of(event(1), event(2)), events());
    assertEquals(new AgentEvents(1, 0, 0), troubles());
  }

  /// Two agents with one name: what the newer one was told of its ring stays true until it has delivered, and the older one
  /// finds out when it comes again.
  @Test
  void anOlderSessionSettlesNothingBesideANewerOne() {
    deliver(items(1, 2));
    EventStream older = stream;
    stream = arrive(EVENTS, 1, 3).stream();
    for (CompletableFuture<Long> late : List.of(store.deliverEvents(older, items(3, 4)),
        store.loseEvents(older, new SequenceRange(3, 4), EventGapReason.DAMAGED))) {
      assertInstanceOf(SessionSuperseded.class,
          assertThrows(CompletionException.class, late::join).getCause());
    }
    EventItem other = item(event(3, SLOT.plusSeconds(99)));
    assertEquals(3, deliver(List.of(other)));
    assertEquals(SLOT.plusSeconds(99), events().getLast().at());
    assertEquals(AgentEvents.NONE, troubles());
  }

  @Test
  void aGapIsSettledNotedAndCountedOnce() {
    deliver(items(1, 2));
    assertEquals(9, lose(3, 9, EventGapReason.OVERWRITTEN));
    assertEquals(9, lose(3, 9, EventGapReason.OVERWRITTEN));
    assertEquals(12, lose(8, 12, EventGapReason.DAMAGED));
    assertEquals(new AgentEvents(0, 0, 10), troubles());
    assertEquals(List.of(new EventReader.Gap("a1", 10, 12, "DAMAGED", time.wall()),
        new EventReader.Gap("a1", 3, 9, "OVERWRITTEN", time.wall())), store.reader().events().gaps());
    assertEquals(new EventsSettled(12, 0), arrive(EVENTS, 1, 12).settled());
  }

  @Test
  void absurdGapsOverflowNothing() throws SQLException {
    try (Connection connection = host.database().openWriter();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE agent SET events_lost = " + (1L << 62));
      connection.commit();
    }
    assertEquals(Limits.LAST_SEQUENCE, lose(1, Limits.LAST_SEQUENCE, EventGapReason.OVERWRITTEN));
    assertEquals(1L << 62, troubles().lost());
  }

  @Test
  void numbersThatTheRingPassedOverAreNoLoss() {
    lose(1, 1L << 20, EventGapReason.PASSED_OVER);
    assertEquals(AgentEvents.NONE, troubles());
    assertEquals("PASSED_OVER", store.reader().events().gaps().getFirst().reason());
  }

  @Test
  void anEventThatCannotBeReadIsParkedAndBlocksNothing() {
    EventItem beyond = item(event(3, Instant.ofEpochSecond(400_000_000_000L)));
    EventItem cut = new EventItem(4, 2_004, new Octets(Arrays.copyOf(item(event(4)).content().toArray(), 5)));
    deliver(List.of(item(event(1)), unreadable(2), beyond, cut, item(event(5))));
    assertEquals(List.of(event(1), event(5)), events());
    assertEquals(new AgentEvents(0, 3, 0), troubles());
    assertEquals(
        List.of("it is cut off", "its times are not within 1970…9999", "no kind of subject has code 250"),
        store.reader().events().parked().stream().map(EventReader.Parked::reason).toList());
    deliver(List.of(unreadable(2)));
    assertEquals(3, troubles().parked());
  }

  @Test
  void aRingThatTookANewIdentityBringsItsEventsOnce() {
    deliver(items(1, 5));
    EventStream renewed = arrive(RENEWED, 3, 7).stream();
    store.loseEvents(renewed, new SequenceRange(1, 2), EventGapReason.OVERWRITTEN).join();
    store.deliverEvents(renewed, items(3, 7)).join();
    assertEquals(LongStream.rangeClosed(1, 7).boxed().toList(),
        events().stream().map(StateEvent::sequence).toList());
    assertEquals(AgentEvents.NONE, troubles());
    assertEquals(new EventCounts(7, 3, 0, 0, 0), store.counters().events());
  }

  @Test
  void whatARingLostBeforeItsNewIdentityWasHeardOfIsCounted() {
    deliver(items(1, 5));
    EventStream renewed = arrive(RENEWED, 9, 9).stream();
    store.loseEvents(renewed, new SequenceRange(1, 8), EventGapReason.OVERWRITTEN).join();
    store.deliverEvents(renewed, items(9, 9)).join();
    assertEquals(new AgentEvents(0, 0, 3), troubles());
    assertEquals(new EventReader.Gap("a1", 6, 8, "OVERWRITTEN", time.wall()),
        store.reader().events().gaps().getFirst());
  }

  @Test
  void aRingOfAnotherHistoryNeverMixesWithTheFormer() {
    deliver(items(1, 5));
    EventStream restored = arrive(RENEWED, 1, 4).stream();
    EventItem other = item(event(4, SLOT.plusSeconds(400)));
    store.deliverEvents(restored, items(1, 3)).join();
    store.deliverEvents(restored, List.of(other)).join();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 4L), events().stream().map(StateEvent::sequence).toList());
    assertEquals(AgentEvents.NONE, troubles());
    assertEquals(new EventsSettled(5, 2_005), arrive(EVENTS, 1, 5).settled());
    assertEquals(new EventsSettled(4, 2_004), arrive(RENEWED, 1, 4).settled());
  }

  @Test
  void twoAgentsMayHaveTheSameEvents() {
    deliver(items(1, 2));
    EventOpening other = store.open(hello("a2", RENEWED, 1, 2)).join().events().orElseThrow();
    store.deliverEvents(other.stream(), items(1, 2)).join();
    assertEquals(List.of("a1", "a1", "a2", "a2"), store.reader().events()
        .arrived(EventFilter.ALL, 0, 10).stream().map(Entry::agent).toList());
  }

  @Test
  void anEpochLeavesNoTraceBeforeItsFirstEvent() throws SQLException {
    for (long start = 0; start < 10; start++) {
      arrive(new Epoch(9, start), 1, 0);
    }
    stream = arrive(EVENTS, 1, 1).stream();
    deliver(items(1, 1));
    try (Connection connection = host.database().openReader();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM event_epoch")) {
      row.next();
      assertEquals(1, row.getInt(1));
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesACrash() {
    deliver(items(1, 3));
    lose(4, 6, EventGapReason.OVERWRITTEN);
    try (SlotStore after = StoreHost.open(host.afterCrash(), time)) {
      assertEquals(new EventsSettled(6, 0),
          after.open(hello("a1", EVENTS, 1, 6)).join().events().orElseThrow().settled());
      assertEquals(3, after.reader().events().newest(EventFilter.ALL, 10).size());
    }
  }

  @Test
  void anAgentWithoutEventsIsAnsweredWithoutThem() {
    assertEquals(Optional.empty(), store.open(Samples.hello("a1", EPOCH, 0)).join().events());
  }

  @Test
  void filtersNarrow() {
    deliver(items(1, 10));
    EventReader reader = store.reader().events();
    assertEquals(List.of(10L, 9L), sequences(reader.newest(EventFilter.ALL, 2)));
    assertEquals(List.of(6L, 5L),
        sequences(reader.newest(EventFilter.ALL.within(SLOT.plusSeconds(5), SLOT.plusSeconds(7)), 100)));
    EventFilter exact = new EventFilter(Optional.of("a1"), Optional.of("hub1"), Optional.of(Subject.Kind.LAG),
        Optional.of("lag-1"), Optional.of(Aspect.OPER_STATUS), Optional.empty(), Optional.empty());
    assertEquals(10, reader.newest(exact, 100).size());
    EventFilter none = new EventFilter(Optional.of("a2"), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.of(Instant.MIN), Optional.of(Instant.MAX));
    assertEquals(List.of(), reader.newest(none, 100));
  }

  @Test
  void whoeverReadsInTheOrderOfArrivalMissesNothingThatComesLate() {
    deliver(items(1, 4));
    EventReader reader = store.reader().events();
    List<Entry> first = reader.arrived(EventFilter.ALL, 0, 3);
    assertEquals(List.of(1L, 2L, 3L), sequences(first));
    EventOpening other = store.open(hello("a2", RENEWED, 1, 1)).join().events().orElseThrow();
    store.deliverEvents(other.stream(), List.of(item(event(1, SLOT.minusSeconds(9_999))))).join();
    assertEquals(List.of(4L, 1L),
        sequences(reader.arrived(EventFilter.ALL, first.getLast().arrival(), 100)));
  }

  @Test
  void partsInTheOrderOfTimesJoinWithoutHoleOrRepeat() {
    List<EventItem> same = LongStream.rangeClosed(1, 7).mapToObj(sequence -> item(event(sequence, SLOT)))
        .toList();
    deliver(same);
    EventReader reader = store.reader().events();
    List<Entry> first = reader.inOrder(EventFilter.ALL, EventReader.Cursor.START, 4);
    List<Entry> rest = reader.inOrder(EventFilter.ALL, EventReader.Cursor.behind(first.getLast()), 4);
    assertEquals(List.of(1L, 2L, 3L, 4L), sequences(first));
    assertEquals(List.of(5L, 6L, 7L), sequences(rest));
  }

  @Test
  void expiredEventsGoAndStaySettledAndTheirNumbersAreNotUsedAgain() {
    deliver(items(1, 4));
    try (Retention retention = Retention.start(store, 2, ZoneId.of("Europe/Paris"),
        new SettableTime(SLOT.plusSeconds(200L * 86_400)))) {
      retention.round();
    }
    assertEquals(List.of(), events());
    EventOpening again = arrive(EVENTS, 1, 5);
    assertEquals(4, again.settled().through());
    store.deliverEvents(again.stream(), items(5, 5)).join();
    assertTrue(store.reader().events().newest(EventFilter.ALL, 1).getFirst().arrival() > 4);
  }

  private EventOpening arrive(Epoch epoch, long oldest, long head) {
    return store.open(hello("a1", epoch, oldest, head)).join().events().orElseThrow();
  }

  private long deliver(List<EventItem> items) {
    return store.deliverEvents(stream, items).join();
  }

  private long lose(long first, long last, EventGapReason reason) {
    return store.loseEvents(stream, new SequenceRange(first, last), reason).join();
  }

  private List<StateEvent> events() {
    return store.reader().events().arrived(EventFilter.ALL, 0, 1_000).stream().map(Entry::event).toList();
  }

  private AgentEvents troubles() {
    return store.reader().agents().getFirst().events();
  }

  private static List<Long> sequences(List<Entry> entries) {
    return entries.stream().map(entry -> entry.event().sequence()).toList();
  }
}
