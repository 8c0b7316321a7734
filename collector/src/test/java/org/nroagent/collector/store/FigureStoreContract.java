package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.SampleEvents.EVENTS;
import static org.nroagent.collector.SampleEvents.hello;
import static org.nroagent.collector.SampleEvents.item;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SampleFigures;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.proof.FigureComparer;
import org.nroagent.collector.store.FigureReader.Counts;
import org.nroagent.collector.store.FigureReader.Place;
import org.nroagent.collector.store.FigureReader.Query;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// What agents tell of closed months in the store, and what it comes to beside the slots that lie there.
abstract class FigureStoreContract {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final Instant TOLD = OCTOBER.end().plusSeconds(960);
  private static final String LAG = "hub1.lag-1";
  /// Of a month that both sides have the beginning of.
  private static final int SLOTS = 600;
  private static final Slot MISSING = new Slot.Missing(MissingReason.NO_ANSWER);

  private final SettableTime time = new SettableTime(TOLD.plusSeconds(60));
  private StoreHost host;
  private SlotStore store;
  private EventStream stream;
  private long sequence;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
    store = host.open(time);
    stream = arrive("a1", EVENTS);
  }

  @AfterEach
  void close() {
    store.close();
    host.close();
  }

  @Test
  void aFigureIsKeptWithItsEvent() {
    ToldFigure told = tell(told(LAG, FigureStoreContract::slot));
    KeptFigure kept = all().getFirst();
    assertEquals(
        new KeptFigure("a1", LAG, OCTOBER.month(), FigureText.of(told), TOLD, Optional.empty()), kept);
    assertEquals(told, kept.told());
    assertEquals(new Counts(0, 0, 0, 1), counts());
    assertEquals(List.of(1L), sequences(Optional.of(Subject.Kind.FIGURE)));
  }

  @Test
  void amongOtherEventsFiguresAreShownOnlyWhereTheyAreAskedFor() {
    tell(told(LAG, FigureStoreContract::slot));
    deliver(SampleEvents.event(2, TOLD));
    assertEquals(List.of(2L), sequences(Optional.empty()));
    assertEquals(List.of(2L), store.reader().events().arrived(EventFilter.ALL, 0, 10).stream()
        .map(entry -> entry.event().sequence()).toList());
  }

  @Test
  void theNewestTellingOfAMonthCountsAndIsComparedAnew() {
    tell(told(LAG, _ -> value(1)));
    ToldFigure anew = tell(told(LAG, FigureStoreContract::slot));
    assertEquals(List.of(anew), all().stream().map(KeptFigure::told).toList());
    round();
    assertEquals(new Counts(0, 0, 1, 0), counts());
    tell(anew);
    assertEquals(new Counts(0, 0, 0, 1), counts());
  }

  @Test
  void whatComesAgainChangesNothing() {
    StoredMonth.fill(store, "a1", OCTOBER, SLOTS, List.of(LAG), (slot, _) -> slot(slot));
    stream = arrive("a1", EVENTS);
    StateEvent event = SampleFigures.event(1, told(LAG, FigureStoreContract::slot),
        TOLD);
    deliver(event);
    round();
    deliver(event);
    assertEquals(new Counts(1, 0, 0, 0), counts());
    stream = arrive("a1", new Epoch(7, 8));
    deliver(event);
    assertEquals(new Counts(1, 0, 0, 0), counts(), "nor under another epoch");
  }

  @Test
  void whatIsNoFigureIsKeptAsAnEventOnly() {
    deliver(SampleFigures.event(++sequence, "nonsense", "text", TOLD));
    assertEquals(List.of(), all());
    deliver(SampleFigures.event(++sequence, LAG + " 2026-10", "text of later software", TOLD));
    round();
    assertEquals("notComparable what the agent told is not understood: it has no word 'zone'", outcome());
    assertEquals(List.of(2L, 1L), sequences(Optional.of(Subject.Kind.FIGURE)));
  }

  @Test
  void whatWasAcknowledgedOutlivesACrash() {
    tell(told(LAG, FigureStoreContract::slot));
    try (SlotStore after = StoreHost.open(host.afterCrash(), time)) {
      assertEquals(new Counts(0, 0, 0, 1), after.reader().figures().counts(OCTOBER.month()));
    }
  }

  @Test
  void ofTheSameSlotsItIsTheSameFigure() {
    StoredMonth.fill(store, "a1", OCTOBER, SLOTS, List.of(LAG, "hub1.lag-2"),
        (slot, column) -> slot(slot + column));
    stream = arrive("a1", EVENTS);
    tell(told(LAG, FigureStoreContract::slot));
    tell(told("hub1.lag-2", slot -> slot(slot + 1)));
    SlotFormula both = new SlotFormula(List.of("hub1.lag-2"), List.of(LAG));
    tell(SampleFigures.told("less", both, OCTOBER, SLOTS,
        slot -> both.slotOf(List.of(slot(slot + 1), slot(slot)))));
    round();
    assertEquals(new Counts(3, 0, 0, 0), counts(), () -> all().toString());
    round();
    assertEquals(time.wall(), all().getFirst().compared().orElseThrow().at(), "is not compared again");
  }

  @Test
  void oneOtherSlotIsADifferenceThatIsNamed() {
    int changed = 321;
    StoredMonth.fill(store, "a1", OCTOBER, SLOTS, List.of(LAG),
        (slot, _) -> slot == changed ? value(999_999_999) : slot(slot));
    stream = arrive("a1", EVENTS);
    tell(told(LAG, FigureStoreContract::slot));
    round();
    assertTrue(outcome().startsWith("differs slots have other octets"), outcome());
  }

  @Test
  void anotherRankIsADifferenceThatIsNamed() {
    StoredMonth.fill(store, "a1", OCTOBER, SLOTS, List.of(LAG), (slot, _) -> slot(slot));
    stream = arrive("a1", EVENTS);
    ToldFigure right = told(LAG, FigureStoreContract::slot);
    String in = "in=" + right.in().orElseThrow().valid() + "/" + right.in().orElseThrow().rank() + "/";
    deliver(SampleFigures.event(++sequence, LAG + " 2026-10",
        FigureText.of(right).replace(in, in.replace("/" + right.in().orElseThrow().rank(), "/1")), TOLD));
    round();
    assertTrue(outcome().startsWith("differs in: agent ") && outcome().contains(" at rank 1 of "), outcome());
  }

  @Test
  void slotsThatAreNotThereYetAreWaitedFor() {
    Slot[] known = IntStream.range(0, SLOTS).mapToObj(FigureStoreContract::slot).toArray(Slot[]::new);
    tell(told(LAG, slot -> known[slot]));
    round();
    assertEquals(
        "notComparable here is no record of 600 slots that the agent has: not delivered yet, lost or"
            + " expired",
        outcome());
    StoredMonth.fill(store, "a1", OCTOBER, SLOTS, List.of(LAG), (slot, _) -> known[slot]);
    round();
    assertEquals(new Counts(0, 0, 1, 0), counts(), "not at once");
    time.advance(Duration.ofHours(2));
    round();
    assertEquals(new Counts(1, 0, 0, 0), counts());
  }

  @Test
  void otherMonthsAndOtherSlotLengthsAreNotCompared() {
    CivilMonth utc = new CivilMonth(OCTOBER.month(), ZoneId.of("UTC"));
    tell(SampleFigures.told(LAG, utc, FigureStoreContract::slot));
    round();
    assertTrue(outcome().startsWith("notComparable months of the agent are of UTC"), outcome());
    deliver(SampleFigures.event(++sequence, LAG + " 2026-10",
        FigureText.of(told(LAG, FigureStoreContract::slot)).replace("seconds=300",
            "seconds=60"),
        TOLD));
    round();
    assertEquals("notComparable the agent's slots had 60 s then", outcome());
  }

  @Test
  void figuresThatOneCollectorComparesAreNotTakenByAnother() {
    IntStream.range(0, 40).forEach(i -> tell(told("hub1.s" + i, _ -> MISSING)));
    List<KeptFigure> first = take();
    List<KeptFigure> second = take();
    assertEquals(List.of(32, 8, 0), List.of(first.size(), second.size(), take().size()));
    time.advance(Duration.ofHours(2));
    assertEquals(32, take().size(), "one that died is relieved");
  }

  @Test
  void whatIsToldAnewDuringAComparisonStaysToBeCompared() {
    tell(told(LAG, _ -> MISSING));
    List<KeptFigure> due = take();
    tell(told(LAG, FigureStoreContract::slot));
    store.compared(due.stream()
        .map(figure -> figure.with(new FigureComparison(Outcome.EQUAL, ""), time.wall())).toList()).join();
    assertEquals(new Counts(0, 0, 0, 1), counts());
  }

  @Test
  void partsOfAMonthJoinWithoutHoleOrRepeat() {
    IntStream.range(0, 7).forEach(i -> tell(told("s" + i, _ -> MISSING)));
    stream = arrive("a2", new Epoch(7, 8));
    sequence = 0;
    IntStream.range(0, 3).forEach(i -> tell(told("s" + i, _ -> MISSING)));
    List<String> found = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    List<KeptFigure> part;
    do {
      part = store.reader().figures()
          .read(new Query(OCTOBER.month(), Optional.empty(), Optional.empty(), after, 4));
      part.forEach(figure -> found.add(figure.agent() + "~" + figure.series()));
      after = part.isEmpty() ? after : Optional.of(Place.of(part.getLast()));
    } while (!part.isEmpty());
    assertEquals(List.of("a1~s0", "a1~s1", "a1~s2", "a1~s3", "a1~s4", "a1~s5", "a1~s6", "a2~s0", "a2~s1",
        "a2~s2"), found);
    assertEquals(3, store.reader().figures()
        .read(new Query(OCTOBER.month(), Optional.of("a2"), Optional.empty(), Optional.empty(), 100)).size());
  }

  @Test
  void figuresGoWithTheSlotsOfTheirMonth() {
    tell(told(LAG, FigureStoreContract::slot));
    assertEquals(0, store.pruneFigures(OCTOBER.month()).join());
    assertEquals(1, store.pruneFigures(OCTOBER.month().plusMonths(1)).join());
    assertEquals(List.of(), all());
  }

  @Test
  void nothingIsToldOfAMonthThatNobodyToldOf() {
    assertEquals(new Counts(0, 0, 0, 0), store.reader().figures().counts(YearMonth.of(2026, 9)));
    round();
  }

  private void round() {
    FigureComparer comparer = new FigureComparer(store.reader(), CivilMonth.CONTRACT_ZONE, 95);
    store.compared(comparer.compare(take(), time.wall())).join();
  }

  private List<KeptFigure> take() {
    return store.takeFigures(FigureComparer.AT_ONCE, time.wall()).join();
  }

  private String outcome() {
    FigureComparison comparison = all().getFirst().compared().orElseThrow().comparison();
    return comparison.outcome().word() + " " + comparison.detail();
  }

  private List<KeptFigure> all() {
    return store.reader().figures()
        .read(new Query(OCTOBER.month(), Optional.empty(), Optional.empty(), Optional.empty(), 1_000));
  }

  private Counts counts() {
    return store.reader().figures().counts(OCTOBER.month());
  }

  private List<Long> sequences(Optional<Subject.Kind> kind) {
    EventFilter filter = new EventFilter(Optional.empty(), Optional.empty(), kind, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
    return store.reader().events().newest(filter, 10).stream().map(entry -> entry.event().sequence())
        .toList();
  }

  private ToldFigure tell(ToldFigure figure) {
    deliver(SampleFigures.event(++sequence, figure, TOLD));
    return figure;
  }

  private void deliver(StateEvent event) {
    sequence = event.sequence();
    store.deliverEvents(stream, List.of(item(event))).join();
  }

  private EventStream arrive(String agent, Epoch epoch) {
    return store.open(hello(agent, epoch, 1, 100)).join().events().orElseThrow().stream();
  }

  private static ToldFigure told(String series, IntFunction<Slot> slots) {
    return SampleFigures.told(series, Provenance.itself(series), OCTOBER, SLOTS, slots);
  }

  /// Values that differ from slot to slot, some of them missing.
  private static Slot slot(int number) {
    return number % 100 == 99 ? MISSING : value(1_000 + number * 7_919L % 100_000);
  }

  private static Slot value(long octets) {
    return new Slot.Metered(octets, octets * 2, false);
  }
}
