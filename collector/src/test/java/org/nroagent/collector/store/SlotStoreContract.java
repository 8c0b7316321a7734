package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.NEXT_SLOT;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.Message.Unreadable;
import org.nroagent.protocol.Octets;

abstract class SlotStoreContract {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);
  private static final Epoch OTHER_EPOCH = new Epoch(3, 4);

  private final SettableTime time = new SettableTime(SLOT.plusSeconds(600));
  private StoreHost host;
  private SlotStore store;
  private AgentStream stream;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
    store = host.open(time);
    stream = store.open(hello("a1", EPOCH, 0)).join().stream();
  }

  @AfterEach
  void close() {
    store.close();
    host.close();
  }

  @Test
  void storesWhatItIsGiven() {
    assertEquals(List.of(new SequenceRange(1, 2)),
        deliver(stream, incoming(1, row(SLOT, 10, 20)), incoming(2, row(NEXT_SLOT, 11, -1))));
    assertEquals(List.of(Optional.of(value(10)), Optional.of(value(11)), Optional.empty()),
        slots("hub1.lag-1", 3));
    assertEquals(List.of(Optional.of(value(20)), Optional.of(Samples.MISSING), Optional.empty()),
        slots("hub1.lag-2", 3));
  }

  @Test
  void equalRepeatIsSilent() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    AgentStream again = store.open(hello("a1", OTHER_EPOCH, 0)).join().stream();
    deliver(again, incoming(7, row(SLOT, 10, 20)));
    assertEquals(1, store.counters().records());
    assertEquals(2, store.counters().repeats());
    assertEquals(0, agent().conflicts());
  }

  @Test
  void differingRepeatKeepsTheFirstAndIsCounted() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    AgentStream again = store.open(hello("a1", OTHER_EPOCH, 0)).join().stream();
    deliver(again, incoming(1, row(SLOT, 10, 21)));
    assertEquals(List.of(Optional.of(value(20))), slots("hub1.lag-2", 1));
    assertEquals(1, agent().conflicts());
    assertEquals("hub1", store.reader().conflicts().getFirst().device());
  }

  @Test
  void conflictSentAgainAfterALostAcknowledgementCountsOnce() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    deliver(stream, incoming(2, row(SLOT, 10, 21)));
    deliver(stream, incoming(2, row(SLOT, 10, 21)));
    assertEquals(1, agent().conflicts());
  }

  @Test
  void amendmentChangesAMissingSlotOnce() {
    deliver(stream, incoming(1, row(SLOT, 10, -1)), incoming(2, amendment(1, 30)));
    deliver(stream, incoming(3, amendment(1, 31)));
    assertEquals(List.of(Optional.of(interpolated(30))), slots("hub1.lag-2", 1));
    assertEquals(1, agent().conflicts());
  }

  @Test
  void amendmentNeverChangesAValue() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)), incoming(2, amendment(0, 30)));
    assertEquals(List.of(Optional.of(value(10))), slots("hub1.lag-1", 1));
    assertEquals(1, agent().conflicts());
  }

  @Test
  void amendmentMayArriveBeforeItsRow() {
    deliver(stream, incoming(2, amendment(1, 30)));
    deliver(stream, incoming(1, row(SLOT, 10, -1)));
    assertEquals(List.of(Optional.of(interpolated(30))), slots("hub1.lag-2", 1));
    assertEquals(List.of(Optional.of(value(10))), slots("hub1.lag-1", 1));
    assertEquals(0, agent().conflicts());
  }

  @Test
  void missingRangeNeverOverridesRows() {
    deliver(stream, incoming(1, row(NEXT_SLOT, 10, 20)));
    deliver(stream, incoming(2, missing(SLOT, SLOT.plusSeconds(900))));
    Slot restarted = new Slot.Missing(MissingReason.AGENT_RESTARTED);
    assertEquals(List.of(Optional.of(restarted), Optional.of(value(10)), Optional.of(restarted)),
        slots("hub1.lag-1", 3));
    assertEquals(1, agent().conflicts());
  }

  @Test
  void repeatedMissingRangeIsSilent() {
    deliver(stream, incoming(1, missing(SLOT, SLOT.plusSeconds(900))));
    AgentStream again = store.open(hello("a1", OTHER_EPOCH, 0)).join().stream();
    deliver(again, incoming(1, missing(SLOT, SLOT.plusSeconds(900))));
    assertEquals(1, store.counters().repeats());
    assertEquals(0, agent().conflicts());
  }

  @Test
  void interfaceThatIsNewInARepeatedSlotIsAdded() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    ColumnDirectory wider = Samples.directory("hub1", "hub1.lag-1", "hub1.lag-2", "hub1.lag-3");
    deliver(stream, new Incoming(2, 2, new AnnouncedDirectory(wider), row(SLOT, 10, 99, 30)));
    assertEquals(List.of(Optional.of(value(30))), slots("hub1.lag-3", 1));
    assertEquals(List.of(Optional.of(value(20))), slots("hub1.lag-2", 1));
    assertEquals(1, agent().conflicts());
  }

  @Test
  void recordThatContradictsItsDirectoryIsParkedAndBlocksNothing() {
    List<SequenceRange> settled = deliver(stream, incoming(1, row(SLOT, 10)),
        incoming(2, row(NEXT_SLOT, 1, 2)));
    assertEquals(List.of(new SequenceRange(1, 2)), settled);
    assertEquals(1, agent().parked());
    assertTrue(store.reader().parked().getFirst().reason().contains("1 columns, its directory 2"));
    assertEquals(List.of(Optional.empty(), Optional.of(value(1))), slots("hub1.lag-1", 2));
  }

  @Test
  void recordThatCannotBeReadIsParkedOnce() {
    Delivery poison = new Delivery(List.of(),
        List.of(
            new Unreadable(5, 55, 1, new Octets(new byte[]{1, 2, 3}), "kind of record 9 is unknown here")));
    store.deliver(stream, poison).join();
    store.deliver(stream, poison).join();
    assertEquals(1, agent().parked());
    assertEquals(List.of(settled(5, 5, 55)), welcome(EPOCH));
  }

  @Test
  void settledRangesMergeAndKeepTheLastFingerprint() {
    deliver(stream, incoming(1, row(SLOT, 1, 1)));
    deliver(stream, incoming(3, row(SLOT.plusSeconds(600), 1, 1)));
    assertEquals(List.of(settled(1, 1, 1001), settled(3, 3, 1003)), welcome(EPOCH));
    store.lose(stream, new SequenceRange(2, 2), GapReason.OVERWRITTEN).join();
    assertEquals(List.of(settled(1, 3, 1003)), welcome(EPOCH));
    store.lose(stream, new SequenceRange(3, 9), GapReason.DAMAGED).join();
    assertEquals(List.of(settled(1, 9, 0)), welcome(EPOCH));
    assertEquals(7, agent().lost());
    assertEquals(List.of(), welcome(OTHER_EPOCH));
  }

  @Test
  void whatWasAcknowledgedIsThereAfterACrash() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    String storeId = store.storeId();
    try (SlotStore recovered = StoreHost.open(host.afterCrash(), time)) {
      Opening opening = recovered.open(hello("a1", EPOCH, 5)).join();
      assertEquals(storeId, opening.storeId());
      assertEquals(List.of(settled(1, 1, 1001)), opening.settled());
      assertEquals(4, opening.missing());
      assertEquals(value(10),
          recovered.reader().series("a1", "hub1.lag-1", SLOT, NEXT_SLOT, SlotGrid.FIVE_MINUTES).slot(0)
              .orElseThrow());
    }
  }

  @Test
  void whatWasLostIsKeptBesideTheOctets() {
    Drops lost = new Drops(0L, 70_000L, null, 3L);
    deliver(stream, incoming(1, losing(lost)), incoming(2, row(NEXT_SLOT, 11, 21)));
    SlotSeries series = series("hub1.lag-2", 2);
    assertEquals(Optional.of(value(20)), series.slot(0));
    assertEquals(lost, series.drops(0));
    assertEquals(Drops.UNKNOWN, series.drops(1), "the row says nothing of it");
    assertEquals(Drops.NONE, series("hub1.lag-1", 1).drops(0));
  }

  @Test
  void aRepeatWithTheSameDropsIsSilent() {
    SlotRecord row = losing(new Drops(0L, 5L, 0L, 0L));
    deliver(stream, incoming(1, row));
    deliver(otherStream(), incoming(7, row));
    assertEquals(0, agent().conflicts());
  }

  /// A collector from before drops kept rows without them; the agent may bring the same rows again.
  @Test
  void aRepeatThatKnowsMoreOrLessOfDropsIsSilent() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)),
        incoming(2, losing(NEXT_SLOT, new Drops(0L, 5L, 0L, 0L))));
    deliver(otherStream(), incoming(7, losing(new Drops(0L, 5L, 0L, 0L))),
        incoming(8, row(NEXT_SLOT, 10, 20)));
    assertEquals(0, agent().conflicts());
    assertEquals(Drops.UNKNOWN, series("hub1.lag-2", 2).drops(0), "the first record counts");
    assertEquals(new Drops(0L, 5L, 0L, 0L), series("hub1.lag-2", 2).drops(1));
  }

  @Test
  void aRepeatWithOtherDropsIsAConflictAndTheFirstStays() {
    deliver(stream, incoming(1, losing(new Drops(0L, 5L, 0L, 0L))));
    deliver(otherStream(), incoming(7, losing(new Drops(0L, 6L, 0L, 0L))));
    assertEquals(1, agent().conflicts());
    assertEquals(new Drops(0L, 5L, 0L, 0L), series("hub1.lag-2", 1).drops(0));
  }

  @Test
  void anAmendmentBringsItsDrops() {
    deliver(stream, incoming(1, row(SLOT, 10, -1)));
    deliver(stream, incoming(2, new SlotRecord.Amendment("hub1", SLOT, 1, interpolated(20),
        new Drops(1L, 2L, 3L, 4L))));
    assertEquals(new Drops(1L, 2L, 3L, 4L), series("hub1.lag-2", 1).drops(0));
  }

  @Test
  void aRepeatWithTheSameSessionsIsSilent() {
    deliver(stream, incoming(1, serving(SLOT, OptionalLong.of(1234))));
    deliver(otherStream(), incoming(7, serving(SLOT, OptionalLong.of(1234))));
    assertEquals(1, store.counters().repeats());
    assertEquals(0, agent().conflicts());
  }

  /// An agent before the count and one after it may bring the same rows.
  @Test
  void aRepeatThatKnowsMoreOrLessOfSessionsIsSilent() {
    deliver(stream, incoming(1, serving(SLOT, OptionalLong.empty())),
        incoming(2, serving(NEXT_SLOT, OptionalLong.of(0))));
    deliver(otherStream(), incoming(7, serving(SLOT, OptionalLong.of(5))),
        incoming(8, serving(NEXT_SLOT, OptionalLong.empty())));
    assertEquals(0, agent().conflicts());
    assertEquals(OptionalLong.empty(), sessions(SLOT), "the first record counts");
    assertEquals(OptionalLong.of(0), sessions(NEXT_SLOT), "zero is known");
  }

  @Test
  void aRepeatWithOtherSessionsIsAConflictAndTheFirstStays() {
    deliver(stream, incoming(1, serving(SLOT, OptionalLong.of(1234))));
    deliver(otherStream(), incoming(7, serving(SLOT, OptionalLong.of(1235))));
    assertEquals(1, agent().conflicts());
    assertEquals(OptionalLong.of(1234), sessions(SLOT));
  }

  /// Octets and drops are read as ever, also where nothing is known of drops.
  @Test
  void sessionsLieBehindTheColumnsAndAnAmendmentLeavesThem() {
    List<Slot> columns = row(SLOT, 10, -1).columns();
    Drops lost = new Drops(0L, 70_000L, null, 3L);
    deliver(stream, incoming(1, new SlotRecord.Row("hub1", SLOT, columns,
        RowDrops.of(List.of(lost, Drops.UNKNOWN), columns), OptionalLong.of(1234))),
        incoming(2, serving(NEXT_SLOT, OptionalLong.of(77))));
    deliver(stream, incoming(3, amendment(1, 30)));
    assertEquals(List.of(Optional.of(value(10)), Optional.of(value(10))), slots("hub1.lag-1", 2));
    assertEquals(List.of(Optional.of(interpolated(30)), Optional.of(value(20))), slots("hub1.lag-2", 2));
    assertEquals(lost, series("hub1.lag-1", 1).drops(0));
    assertEquals(Drops.UNKNOWN, series("hub1.lag-1", 2).drops(1));
    assertEquals(OptionalLong.of(1234), sessions(SLOT));
    assertEquals(OptionalLong.of(77), sessions(NEXT_SLOT));
  }

  @Test
  void theDevicesOfAnAgentAreListedWithWhatTheyCarriedInASlot() {
    deliver(stream, incoming(1, serving(SLOT, OptionalLong.of(1234))));
    SessionReader reader = store.reader().activeSessions();
    assertEquals(
        List.of(new SessionReader.Device("hub1", Set.of("hub1.lag-1", "hub1.lag-2"), OptionalLong.of(1234))),
        reader.devices("a1", SlotGrid.FIVE_MINUTES, SLOT));
    assertEquals(List.of(), reader.devices("a1", SlotGrid.FIVE_MINUTES, NEXT_SLOT));
    assertEquals(List.of(), reader.devices("a2", SlotGrid.FIVE_MINUTES, SLOT));
    assertEquals(List.of(), reader.devices("a1", new SlotGrid(60), SLOT), "slots of another length");
  }

  private static SlotRecord serving(Instant slot, OptionalLong sessions) {
    return new SlotRecord.Row("hub1", slot, row(slot, 10, 20).columns(), RowDrops.UNKNOWN, sessions);
  }

  private OptionalLong sessions(Instant slot) {
    return store.reader().activeSessions().devices("a1", SlotGrid.FIVE_MINUTES, slot).getFirst().sessions();
  }

  @Test
  void aRepeatWithTheSameCutOffLinesIsSilent() {
    deliver(stream, cutOff(3, SLOT, 1200));
    deliver(otherStream(), cutOff(7, SLOT, 1200), cutOff(8, NEXT_SLOT, 1200));
    assertEquals(0, agent().conflicts());
    assertEquals(0, agent().parked());
    assertEquals(1, store.counters().repeats());
  }

  @Test
  void aRepeatWithOtherCutOffLinesIsAConflictAndTheFirstStays() {
    deliver(stream, cutOff(3, SLOT, 1200));
    deliver(otherStream(), cutOff(7, SLOT, 1201));
    assertEquals(1, agent().conflicts());
    assertEquals("@services", store.reader().conflicts().getFirst().device());
    assertEquals(0, agent().parked());
  }

  /// What an agent told while it had no services yet is no row of services.
  @Test
  void aDeviceThatLostItsColumnsContradictsNothing() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
    deliver(stream, new Incoming(2, 1002, new AnnouncedDirectory(Samples.directory("hub1")),
        new SlotRecord.Row("hub1", SLOT, List.of())));
    assertEquals(0, agent().conflicts());
    assertEquals(0, agent().parked());
    assertEquals(List.of(Optional.of(value(10))), slots("hub1.lag-1", 1));
  }

  private static Incoming cutOff(long sequence, Instant slot, long lines) {
    RowImpact impact = new RowImpact(Map.of(1_795_000_000L,
        new AffectedLines(LineCounts.of(LineKind.FTTH, lines), LineCounts.NONE)));
    return new Incoming(sequence, 1000 + (int) sequence,
        new AnnouncedDirectory(Samples.directory(ToldServices.DEVICE)),
        SlotRecord.Row.ofServices(ToldServices.DEVICE, slot, impact));
  }

  private static SlotRecord losing(Drops second) {
    return losing(SLOT, second);
  }

  private static SlotRecord losing(Instant slot, Drops second) {
    List<Slot> columns = row(slot, 10, 20).columns();
    return new SlotRecord.Row("hub1", slot, columns, RowDrops.of(List.of(Drops.NONE, second), columns));
  }

  private AgentStream otherStream() {
    return store.open(hello("a1", OTHER_EPOCH, 0)).join().stream();
  }

  private SlotSeries series(String interfaceId, int count) {
    return store.reader().series("a1", interfaceId, SLOT, SLOT.plusSeconds(300L * count),
        SlotGrid.FIVE_MINUTES);
  }

  @Test
  void twoStoresHaveDifferentIdentities() {
    try (SlotStore second = StoreHost.open(host.another(), time)) {
      assertTrue(!second.storeId().equals(store.storeId()));
    }
  }

  @Test
  void changedSlotLengthIsRefused() {
    Hello faster = new Hello("a1", "test 1", 60, SLOT, OTHER_EPOCH, 1, 0);
    CompletionException e = assertThrows(CompletionException.class, () -> store.open(faster).join());
    assertInstanceOf(SlotLengthChanged.class, e.getCause());
    deliver(stream, incoming(1, row(SLOT, 10, 20)));
  }

  /// What was delivered under the earlier identity is not lost, and what never came is, whatever came after it.
  @Test
  void ofARingThatTookANewIdentityOnlyWhatNeverCameIsLost() {
    deliver(stream, incoming(1, row(SLOT, 10, 20)), incoming(5, row(NEXT_SLOT, 11, 21)));
    store.lose(stream, new SequenceRange(2, 2), GapReason.DAMAGED).join();
    AgentStream renewed = store.open(hello("a1", OTHER_EPOCH, 9)).join().stream();
    store.lose(renewed, new SequenceRange(1, 8), GapReason.OVERWRITTEN).join();
    store.lose(renewed, new SequenceRange(1, 8), GapReason.OVERWRITTEN).join();
    assertEquals(6, agent().lost(), "2, then 3, 4, 6, 7 and 8");
    assertEquals(List.of(settled(1, 8, 0)), welcome(OTHER_EPOCH));
  }

  /// An agent whose ring is empty has another identity at each start.
  @Test
  void anIdentityThatBroughtNothingHidesNoLoss() {
    AgentStream renewed = store.open(hello("a1", OTHER_EPOCH, 40_000)).join().stream();
    store.lose(renewed, new SequenceRange(1, 20_000), GapReason.OVERWRITTEN).join();
    assertEquals(20_000, agent().lost());
  }

  @Test
  void anAgentsNewestSlotIsThatOfAnyOfItsDevices() {
    assertEquals(List.of(), store.reader().newestSlots());
    deliver(stream, incoming(2, row(NEXT_SLOT, 11, 21)), incoming(1, row(SLOT, 10, 20)));
    assertEquals(List.of(new StoreReader.NewestSlot("a1", NEXT_SLOT.plusSeconds(300))),
        store.reader().newestSlots());
  }

  /// What a frame brings may be looked up together, and yet each record meets those that came before it in the frame.
  @Test
  void recordsOfOneFrameAreComparedWithEachOther() {
    deliver(stream, incoming(1, row(SLOT, 10, -1)));
    deliver(stream, incoming(1, row(SLOT, 10, -1)), incoming(2, row(NEXT_SLOT, 11, -1)),
        incoming(3, amendment(1, 30)), incoming(4, row(NEXT_SLOT, 11, -1)),
        incoming(5, row(NEXT_SLOT, 12, -1)),
        incoming(6, missing(SLOT.plusSeconds(600), SLOT.plusSeconds(900))),
        incoming(7, row(SLOT.plusSeconds(600), 13, 14)));
    assertEquals(4, store.counters().records());
    assertEquals(2, store.counters().repeats());
    assertEquals(2, agent().conflicts());
    assertEquals(List.of(Optional.of(value(10)), Optional.of(value(11)),
        Optional.of(new Slot.Missing(MissingReason.AGENT_RESTARTED))), slots("hub1.lag-1", 3));
    assertEquals(Optional.of(interpolated(30)), slots("hub1.lag-2", 1).getFirst());
  }

  @Test
  void aMissingRangeIsFoundHoweverLongBeforeASlotItBegan() {
    deliver(stream, incoming(1, missing(SLOT.minus(Duration.ofDays(100)), NEXT_SLOT)),
        incoming(2, missing(SLOT.minusSeconds(900), SLOT.minusSeconds(600))));
    deliver(stream, incoming(3, row(SLOT, 10, 20)), incoming(4, row(NEXT_SLOT, 11, 21)));
    assertEquals(1, agent().conflicts());
    deliver(stream, incoming(5, row(SLOT.minusSeconds(300), 12, 22)));
    assertEquals(2, agent().conflicts());
    assertEquals(
        List.of(Optional.of(new Slot.Missing(MissingReason.AGENT_RESTARTED)), Optional.of(value(11))),
        slots("hub1.lag-1", 2));
  }

  private List<SequenceRange> deliver(AgentStream to, Incoming... records) {
    return store.deliver(to, new Delivery(List.of(records), List.of())).join();
  }

  private static Incoming incoming(long sequence, SlotRecord record) {
    return new Incoming(sequence, 1000 + (int) sequence, DIRECTORY, record);
  }

  private static SlotRecord amendment(int column, long octetsIn) {
    return new SlotRecord.Amendment("hub1", SLOT, column, interpolated(octetsIn));
  }

  private static Slot.Metered interpolated(long octetsIn) {
    return new Slot.Metered(octetsIn, 2 * octetsIn, true);
  }

  private static SlotRecord missing(Instant from, Instant to) {
    return new SlotRecord.MissingRange("hub1", from, to, MissingReason.AGENT_RESTARTED);
  }

  private List<Optional<Slot>> slots(String interfaceId, int count) {
    SlotSeries series = store.reader().series("a1", interfaceId, SLOT, SLOT.plusSeconds(300L * count),
        SlotGrid.FIVE_MINUTES);
    return IntStream.range(0, count).mapToObj(series::slot).toList();
  }

  private StoreReader.AgentEntry agent() {
    return store.reader().agents().getFirst();
  }

  private List<SettledRange> welcome(Epoch epoch) {
    return store.open(hello("a1", epoch, 0)).join().settled();
  }

  private static SettledRange settled(long first, long last, int crc) {
    return new SettledRange(new SequenceRange(first, last), crc);
  }
}
