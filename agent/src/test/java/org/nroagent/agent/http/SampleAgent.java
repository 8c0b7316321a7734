package org.nroagent.agent.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.figure.SlotTally;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.figure.UpgradeDates;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.snapshot.StatesSnapshot;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.report.MonthlyReport;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.Opening.Notice;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowImpact;

/// An agent made by hand: `hub1` answers and has one of everything, `olt1` does not answer, `new1` was never polled.
/// Texts from devices are hostile.
final class SampleAgent implements SlotHistory {
  static final Instant NOW = Instant.parse("2026-11-20T10:02:00Z");
  static final Instant LAST_SLOT = Instant.parse("2026-11-20T09:55:00Z");
  static final String HOSTILE = "<script>alert(\"'&\")</script>";
  static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  static final CoreSnapshot HEALTHY = new CoreSnapshot(Instant.parse("2026-11-19T08:00:00Z"), false,
      Optional.empty(), 1,
      Optional.of(Instant.parse("2026-11-20T10:00:00Z")), 312, 2, Optional.empty(),
      new ClosingSnapshot(Optional.of(YearMonth.of(2026, 10)), 1, List.of(), List.of()));
  static final PushStatus CONNECTED = new PushStatus(PushStatus.State.CONNECTED, "collector.example:9485",
      Instant.parse("2026-11-20T09:00:00Z"), "0123456789abcdef0123456789abcdef", 900, 880, 20,
      Instant.parse("2026-11-20T10:00:08Z"), null, new PushStatus.Counters(901, 1, 880, 3, 2),
      new PushStatus.Events(true, 950, 700, 4, 705, 1, 700, null), "nro-collector 9.9", -12L, List.of(),
      null);

  private static final LacpState GOOD = LacpState.ofLacpduOctet(0x3f);
  private static final LacpState EXPIRED = LacpState.ofLacpduOctet(0xc5);

  private record FixedSnapshots(List<DeviceSnapshot> devices, List<SeriesSnapshot> derived, CoreSnapshot core,
      FormerSeries.All former)
      implements
        Snapshots {
    @Override
    public StatesSnapshot states() {
      return new StatesSnapshot(0, Optional.empty(), SampleServices.SNAPSHOT);
    }

    @Override
    public Optional<NotificationsSnapshot> notifications() {
      return Optional.of(new NotificationsSnapshot("127.0.0.1:9162", "80001370050123456789abcdef",
          Map.of(NotificationsSnapshot.Outcome.ACCEPTED, 12L, NotificationsSnapshot.Outcome.UNKNOWN_SENDER,
              3L)));
    }
  }

  final ManualTime time = new ManualTime(NOW);
  final AtomicReference<PushStatus> push = new AtomicReference<>(CONNECTED);
  final AtomicReference<Optional<SnmpServerSnapshot>> snmpServer = new AtomicReference<>(
      Optional.of(new SnmpServerSnapshot("192.0.2.7:9161", "80007ed90501", 3, 1,
          Map.of(Request.ANSWERED, 234L, Request.WRONG_DIGEST, 5L, Request.UNKNOWN_USER, 2L,
              Request.OVER_RATE, 40L, Request.MALFORMED, 1L, Request.SET_REFUSED, 9L,
              Request.UNKNOWN_ENGINE, 77L),
          Map.of(Notification.SENT, 6L, Notification.HELD_BACK, 8L))));
  final AtomicReference<Optional<AuditReport>> audit = new AtomicReference<>(Optional.of(audited()));
  final EventLog events = new FixedEvents();
  final NavigableMap<Instant, Slot> gateSlots = new TreeMap<>();
  final AtomicLong head = new AtomicLong(900);
  final AtomicInteger windowsRead = new AtomicInteger();
  final Map<Instant, Drops> drops = new HashMap<>();
  FormerSeries.All former = FormerSeries.All.NONE;
  /// Where the ring begins, if it has lost what was before.
  Optional<Instant> begins = Optional.empty();
  private final Map<String, ClosedMonth> closedMonths = new HashMap<>();

  SampleAgent() {
    gateSlots.put(Instant.parse("2026-11-19T09:00:00Z"), new Slot.Metered(1, 2, false)); // more than a day ago
    gateSlots.put(LAST_SLOT.minusSeconds(600), new Slot.Metered(375_000_000, 37_500_000, false));
    gateSlots.put(LAST_SLOT.minusSeconds(300), new Slot.Missing(MissingReason.COUNTER_RESET));
    gateSlots.put(LAST_SLOT, new Slot.Metered(Slot.MAX_OCTETS, 0, true));
  }

  AgentView view() {
    return view(HEALTHY);
  }

  AgentView view(CoreSnapshot core) {
    return view(core, List.of(hub(), olt(), neverPolled()), List.of(unicast(), client()));
  }

  AgentView view(CoreSnapshot core, List<DeviceSnapshot> devices) {
    return view(core, devices, List.of());
  }

  AgentView view(CoreSnapshot core, List<DeviceSnapshot> devices, List<SeriesSnapshot> derived) {
    return new AgentView("poitiers-1", "1.2.3", CivilMonth.CONTRACT_ZONE, GRID,
        new FixedSnapshots(devices, derived, core, former), this, this::closed, this::report, events,
        () -> new Extent(new Epoch(1, 2), 17, head.get()),
        List.of(new Notice(Kind.DAMAGED_RECORDS, "slots-2026-11-18.ring: 3 records are damaged")), push::get,
        audit::get, snmpServer::get, time);
  }

  /// An audit with a rule of each outcome.
  private static AuditReport audited() {
    List<AuditReport.RuleResult> rules = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      FindingList findings = new FindingList(
          new RuleName("X-" + outcome.name(), "STAS 4.2.2", "Asks for " + HOSTILE));
      findings.add(outcome, "gate " + HOSTILE, "one speed",
          outcome == Outcome.CANNOT_TELL ? "" : "10000 Mbit/s",
          outcome == Outcome.CANNOT_TELL ? "hub1 does not answer" : "");
      rules.add(
          new AuditReport.RuleResult(new RuleName("X-" + outcome.name(), "STAS 4.2.2", "Asks for " + HOSTILE),
              findings.counts(), findings.kept()));
    }
    return new AuditReport(LAST_SLOT, rules);
  }

  @Override
  public SortedMap<Instant, RowImpact> impacts(Instant from, Instant to) {
    return SampleServices.SLOTS.subMap(from, to);
  }

  @Override
  public SortedMap<Instant, Long> sessions(String device, Instant from, Instant to) {
    return device.equals("hub1")
        ? new TreeMap<>(Map.of(LAST_SLOT, 1234L)).subMap(from, to)
        : Collections.emptySortedMap();
  }

  /// The same view with other slots.
  static AgentView with(AgentView view, SlotHistory slots) {
    return new AgentView(view.name(), view.version(), view.zone(), view.grid(), view.snapshots(), slots,
        view.closed(), view.reports(), view.events(), view.extent(), view.notices(), view.push(),
        view.audit(), view.snmpServer(), view.time());
  }

  @Override
  public void read(String id, Instant from, Instant to, Consumer consumer)
      throws IOException {
    if (id.equals("olt1.broken")) {
      throw new IOException("the disk's secret reason");
    }
    if (id.equals("hub1.lag-1")) {
      gateSlots.subMap(from, to)
          .forEach((start, slot) -> consumer.accept(start, slot, drops.getOrDefault(start, Drops.UNKNOWN)));
    }
  }

  /// Of the gate the slots behind its figures of October, of which OUT is not known, and of November; of its multicast VLAN one octet a slot.
  @Override
  public SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException {
    windowsRead.incrementAndGet();
    if (formula.parts().contains("olt1.broken")) {
      throw new IOException("the disk's secret reason");
    }
    List<SlotWindow> parts = formula.parts().stream().map(id -> {
      SlotWindow window = new SlotWindow(GRID, from, Math.toIntExact(GRID.count(from, to)));
      switch (id) {
        case "hub1.lag-1" -> {
          october(window);
          november(window);
        }
        case "hub1.lag-1.4000" -> octet(window);
        default -> {
          // nothing is known of it
        }
      }
      return window;
    }).toList();
    return parts.size() == 1 ? parts.getFirst() : formula.windowOf(parts);
  }

  @Override
  public Optional<Instant> wholeFrom(Instant from, Instant to) {
    return begins.filter(from::isBefore).map(whole -> whole.isBefore(to) ? whole : to);
  }

  private static void october(SlotWindow window) {
    for (int i = 0; i < 8940; i++) {
      window.set(GRID.plus(NOVEMBER.previous().start(), i), OptionalLong.of(375_000_000_000L),
          OptionalLong.empty());
    }
  }

  /// 5604 slots, 104 of them missing; number 5225 of the others ascending is the retained one.
  private static void november(SlotWindow window) {
    int valid = 0;
    for (int i = 0; i < 5604; i++) {
      Instant start = GRID.plus(NOVEMBER.start(), i);
      if (i < 104) {
        window.set(start, new Slot.Missing(MissingReason.NO_ANSWER));
      } else {
        valid++;
        long in = valid <= 5225 ? 543_750_000_000L - 1000L * (5225 - valid) : 600_000_000_000L;
        window.set(start, new Slot.Metered(in, 37_500_000L, valid == 3));
      }
    }
  }

  private static void octet(SlotWindow window) {
    for (int i = 0; i < 5604; i++) {
      window.set(GRID.plus(NOVEMBER.start(), i), new Slot.Metered(1, 1, false));
    }
  }

  private Optional<ClosedMonth> closed(String series, YearMonth month) {
    return Optional.ofNullable(closedMonths.get(series + " " + month));
  }

  private Optional<MonthlyReport> report(YearMonth month) {
    SeriesSnapshot client = client();
    return closed(client.id(), month).map(closed -> new MonthlyReport(month, CivilMonth.CONTRACT_ZONE,
        List.of(new MonthlyReport.Line(client.config(), Optional.of(closed), client.capacityState()))));
  }

  /// What is billed of the gate: the gate less its multicast VLAN.
  static SeriesSnapshot unicast() {
    DirectionFigure in = new DirectionFigure(5500, 275, 5225, 543_749_999_999L);
    DirectionFigure out = new DirectionFigure(5500, 275, 5225, 37_499_999L);
    SeriesConfig config = new SeriesConfig("hub1.lag-1.unicast", Role.GATE,
        new SeriesConfig.Derived(new SlotFormula(List.of("hub1.lag-1"), List.of("hub1.lag-1.4000")),
            List.of()),
        Optional.empty(), false, Optional.empty(), Optional.empty(), List.of(), SeriesEntries.NONE);
    return new SeriesSnapshot(config, Optional.of(BigDecimal.valueOf(20_000)),
        Optional.of(new SeriesSlot(LAST_SLOT, new Slot.Metered(3, 2, false))),
        MonthFigure.of(NOVEMBER, GRID, Optional.of(in), Optional.of(out)), SlotTally.NONE, Optional.empty(),
        MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE), new CapacityState.NotMonitored());
  }

  /// All gates of a client, which includes multicast and had two months above its threshold.
  SeriesSnapshot client() {
    MonthHistory history = MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE);
    ClosedMonth october = closedMonth("client-a", NOVEMBER.previous(), 540_000_000_000L);
    for (ClosedMonth month : List.of(
        closedMonth("client-a", NOVEMBER.previous().previous(), 530_000_000_000L), october)) {
      history = history.with(month);
      closedMonths.put("client-a " + month.figure().month().month(), month);
    }
    SeriesConfig config = new SeriesConfig("client-a", Role.GATE,
        new SeriesConfig.Derived(new SlotFormula(List.of("hub1.lag-1", "hub1.xe-0_0_1"), List.of()),
            List.of()),
        Optional.of(BigDecimal.valueOf(20_000)), true, Optional.empty(),
        Role.GATE.capacityRule(Terms.shipped().capacity()),
        List.of(new DeclaredWindow(Instant.parse("2026-11-10T00:00:00Z"),
            Instant.parse("2026-11-10T06:00:00Z"), DeclaredWindow.Kind.INCIDENT, "fibre " + HOSTILE)),
        new SeriesEntries(Collections.emptySortedMap(), Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            new UpgradeDates(Collections.emptySortedSet(),
                new TreeSet<>(Set.of(LocalDate.parse("2026-08-20"), LocalDate.parse("2027-02-01")))),
            new TreeMap<>(Map.of(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-05"), LocalDate.parse("2027-02-05")))));
    return new SeriesSnapshot(config, config.capacityMbps(), Optional.empty(),
        MonthFigure.of(NOVEMBER, GRID, Optional.empty(), Optional.empty()), SlotTally.NONE,
        Optional.of(new PreviousMonth.Closed(october)), history,
        new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
            LocalDate.parse("2026-12-01"), Optional.empty()));
  }

  /// A gate that is not configured any more, with two closed months.
  FormerSeries former(String id) {
    MonthHistory history = MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE);
    Provenance provenance = Provenance.ofInterface(id);
    for (CivilMonth month : List.of(NOVEMBER.previous().previous(), NOVEMBER.previous())) {
      ClosedMonth closed = closedMonth(id, month, 540_000_000_000L);
      provenance = new Provenance(Optional.of("gate"),
          Optional.of(new Provenance.Place("hub7", "lag-7 " + HOSTILE)),
          Provenance.itself(id), Optional.empty(), closed.provenance().capacity());
      ClosedMonth kept = new ClosedMonth(id, provenance, closed.certificate(), closed.capacityMbps(), false,
          closed.in(), closed.out());
      closedMonths.put(id + " " + month.month(), kept);
      history = history.with(kept);
    }
    return new FormerSeries(id, provenance, history);
  }

  private static ClosedMonth closedMonth(String series, CivilMonth month, long octets) {
    MonthSlots slots = new MonthSlots(month, GRID);
    for (int i = 0; i < month.expectedSlots(GRID); i++) {
      slots.set(GRID.plus(month.start(), i), new Slot.Metered(octets, octets / 10, false));
    }
    Optional<BigDecimal> capacity = Optional.of(BigDecimal.valueOf(20_000));
    return new ClosedMonth(series,
        Provenance.ofInterface(series).withCapacity(
            Optional.of(
                new CapacityOrigin(CapacityOrigin.Kind.CONFIGURED, Instant.parse("2026-11-01T11:15:00Z")))),
        slots.certificate(), capacity, true,
        slots.discarded(Direction.IN, capacity, List.of()),
        slots.discarded(Direction.OUT, capacity, List.of()));
  }

  static DeviceSnapshot hub() {
    DeviceReading reading = new DeviceReading(
        new SystemReading("snmp", "hub1" + HOSTILE, "1.3.6.1.4.1.9999.1", "generic", OptionalLong.of(7),
            "80001f8804"),
        new SampleTime(8_640_000, 0, 1), List.of(
            new InterfaceReading("lag-1", 1001, "to POP " + HOSTILE, "ieee8023adLag", "up", "up", 20_000,
                9000,
                null, null, null),
            new InterfaceReading("xe-0/0/1", 1, "", "ethernetCsmacd", "up", "down", 10_000, null, null, null,
                null)),
        true,
        List.of(new LagReading("lag-1", 1001, "up", List.of(
            new LagReading.Member("xe-0/0/0", 2, true, GOOD, GOOD, "00:11:22:33:44:55"),
            new LagReading.Member("xe-0/0/1", 1, false, EXPIRED, GOOD, "00:11:22:33:44:56")))),
        List.of(new MepReading("md" + HOSTILE, 4, "ma-7", 12, 1000, "defRemoteCCM", List.of("bDefRemoteCCM"),
            List.of(new MepReading.Remote(13, "rMepFailed", true, "00:aa:bb:cc:dd:ee")))),
        List.of(new IgmpGroupReading("xe-0/0/1", "239.1.2.3", 3, null, 86_400)),
        List.of(new PseudowireReading("pw-client-1", "up", false, "")),
        List.of("no dot1agCfmMaCompTable; " + HOSTILE));
    return new DeviceSnapshot("hub1", "192.0.2.1:161", Optional.of(reading),
        Optional.of(Instant.parse("2026-11-20T10:00:04Z")), Optional.of(Duration.ofMillis(850)),
        Optional.empty(), 288,
        3, List.of(gate(), loop()));
  }

  static DeviceSnapshot olt() {
    return new DeviceSnapshot("olt1", "192.0.2.9:161", Optional.empty(), Optional.empty(),
        Optional.of(Duration.ofSeconds(9)),
        Optional.of("192.0.2.9:161 did not answer " + HOSTILE + "; check the route and the community"), 0,
        291,
        List.of(without("olt1.broken", "olt1", Role.ACCESS)));
  }

  static DeviceSnapshot neverPolled() {
    return new DeviceSnapshot("new1", "192.0.2.10:161", Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), 0, 0, List.of());
  }

  /// A gate at 14.5 of 20 Gbit/s: above 70 %.
  static InterfaceSnapshot gate() {
    DirectionFigure in = new DirectionFigure(5500, 275, 5225, 543_750_000_000L);
    DirectionFigure out = new DirectionFigure(5500, 275, 5225, 37_500_000L);
    MonthFigure october = MonthFigure.of(NOVEMBER.previous(), GRID,
        Optional.of(new DirectionFigure(8940, 447, 8493, 375_000_000_000L)), Optional.empty());
    return metered("hub1.lag-1", "hub1", "lag-1", Role.GATE,
        Optional.of(BigDecimal.valueOf(20_000)),
        Optional.of(new SeriesSlot(LAST_SLOT, new Slot.Metered(Slot.MAX_OCTETS, 0, true))),
        MonthFigure.of(NOVEMBER, GRID, Optional.of(in), Optional.of(out)), Optional.of(october));
  }

  static InterfaceSnapshot loop() {
    return metered("hub1.xe-0_0_1", "hub1", "xe-0/0/1", Role.LOOP,
        Optional.of(BigDecimal.valueOf(10_000)),
        Optional.of(new SeriesSlot(LAST_SLOT, new Slot.Missing(MissingReason.OVER_LINE_RATE))),
        MonthFigure.of(NOVEMBER, GRID, Optional.empty(), Optional.empty()), Optional.empty());
  }

  static InterfaceSnapshot without(String id, String device, Role role) {
    return metered(id, device, "gpon-" + HOSTILE, role, Optional.empty(), Optional.empty(),
        MonthFigure.of(NOVEMBER, GRID, Optional.empty(), Optional.empty()), Optional.empty());
  }

  private static InterfaceSnapshot metered(String id, String device, String ifName, Role role,
      Optional<BigDecimal> capacityMbps, Optional<SeriesSlot> lastSlot, MonthFigure current,
      Optional<MonthFigure> previous) {
    SeriesConfig config = SampleSeries.unicast(id, device, ifName, role);
    return new InterfaceSnapshot(device, ifName,
        new SeriesSnapshot(config, capacityMbps, lastSlot, current, SlotTally.NONE,
            previous.map(PreviousMonth.Closing::new), MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE),
            new CapacityState.NoFigure()),
        LossSnapshot.NONE);
  }

  /// A device with one metered interface.
  static DeviceSnapshot device(InterfaceSnapshot metered) {
    return new DeviceSnapshot(metered.device(), "192.0.2.78:161", Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 0, 0, List.of(metered));
  }

  /// A device with many metered interfaces, all with figures.
  static DeviceSnapshot large(int interfaces) {
    List<InterfaceSnapshot> metered = IntStream.range(0, interfaces).mapToObj(i -> {
      InterfaceSnapshot gate = gate();
      return metered("large1.xe-0_0_" + i, "large1", "xe-0/0/" + i, gate.role(),
          gate.capacityMbps(),
          gate.lastSlot(), gate.current(), gate.previous());
    }).toList();
    return new DeviceSnapshot("large1", "192.0.2.77:161", Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), 0, 0, metered);
  }
}
