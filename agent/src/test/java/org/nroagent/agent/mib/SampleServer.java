package org.nroagent.agent.mib;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SnmpServerConfig;
import org.nroagent.agent.config.SnmpServerConfig.Receiver;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.figure.SlotTally;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.Services;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// The SNMP server of an agent made by hand: `hub1` answers and has a gate and a loop, `olt1` does not answer, `new1` was
/// never polled, and a derived series has an upgrade due.
public final class SampleServer {
  public static final String USER = "nms";
  public static final String AUTH_PASSWORD = "authenticate-me";
  public static final String PRIV_PASSWORD = "encrypt-for-me";
  static final Instant NOW = Instant.parse("2026-11-20T10:02:00Z");
  static final Instant LAST_SLOT = Instant.parse("2026-11-20T09:55:00Z");
  static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /// What a test changes between requests.
  static final class Board implements Snapshots {
    private final List<DeviceSnapshot> devices = new CopyOnWriteArrayList<>(List.of(hub(), olt(), fresh()));
    private List<SeriesSnapshot> derived = List.of(client(due()));
    private CoreSnapshot core = CoreSnapshot.atStart(Instant.parse("2026-11-19T08:00:00Z"))
        .withRebuilding(false);

    @Override
    public synchronized List<DeviceSnapshot> devices() {
      return new ArrayList<>(devices);
    }

    @Override
    public synchronized List<SeriesSnapshot> derived() {
      return derived;
    }

    @Override
    public synchronized CoreSnapshot core() {
      return core;
    }

    synchronized void setDerived(SeriesSnapshot... series) {
      derived = List.of(series);
    }

    synchronized void devices(List<DeviceSnapshot> replaced) {
      devices.clear();
      devices.addAll(replaced);
    }

    synchronized void core(CoreSnapshot replaced) {
      core = replaced;
    }
  }

  /// A running server with one receiver of notifications, and the clock and the figures that it looks at.
  public static final class Notifying implements AutoCloseable {
    private final Board board = new Board();
    private final ManualTime time = new ManualTime(NOW);
    private final SnmpServer server;

    /// @param port of loopback, where somebody will listen
    public Notifying(Path folder, int port) throws IOException {
      board.setDerived(client(new CapacityState.Warning(YearMonth.of(2026, 10))));
      server = SampleServer.start(folder, config(200, new Receiver("127.0.0.1", port, USER)), time, board,
          Optional.empty());
    }

    public SnmpServer server() {
      return server;
    }

    /// An upgrade of `client-a` gets due, and the server looks.
    public void makeUpgradeDue() throws InterruptedException {
      time.awaitSleepers(1);
      board.setDerived(client(due()));
      time.advance(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private SampleServer() {}

  /// A running server on a free port of loopback whose clock stands still.
  public static SnmpServer start(Path folder) throws IOException {
    return start(folder, config(200), new ManualTime(NOW), new Board(), Optional.empty());
  }

  static SnmpServer start(Path folder, SnmpServerConfig config, ManualTime time, Snapshots snapshots,
      Optional<EventLog> events) throws IOException {
    return SnmpServer.start(config, new AboutAgent("poitiers-1", "nro-agent 1.2.3", snapshots, events, time),
        RealDisk.createFolder(folder), new Random(7), (thread, error) -> {
          throw new AssertionError(thread.getName(), error);
        });
  }

  static SnmpServerConfig config(int requestsPerSecond, Receiver... receivers) {
    return new SnmpServerConfig(new InetSocketAddress(LOOPBACK, 0), List.of(user()), requestsPerSecond,
        List.of(receivers), 3, "noc@example.net", "POP Poitiers");
  }

  static Credentials.User user() {
    return new Credentials.User(USER, AuthProtocol.SHA256, new Secret(AUTH_PASSWORD), PrivProtocol.AES128,
        new Secret(PRIV_PASSWORD));
  }

  static CapacityState due() {
    return new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
        LocalDate.parse("2026-12-01"), Optional.empty());
  }

  /// All gates of a client, with a previous month and without a last slot.
  static SeriesSnapshot client(CapacityState state) {
    SeriesConfig config = SampleSeries.derived("client-a", Role.GATE,
        new SlotFormula(List.of("hub1.lag-1", "hub1.xe-0_0_1"), List.of()));
    MonthFigure october = MonthFigure.of(NOVEMBER.previous(), GRID,
        Optional.of(new DirectionFigure(8940, 447, 8493, 375_000_000_000L)), Optional.empty());
    return new SeriesSnapshot(config, Optional.of(BigDecimal.valueOf(20_000)), Optional.empty(),
        MonthFigure.of(NOVEMBER, GRID, Optional.empty(), Optional.empty()), SlotTally.NONE,
        Optional.of(new PreviousMonth.Closing(october)),
        MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE),
        state);
  }

  /// A gate at 14.5 of 20 Gbit/s.
  private static InterfaceSnapshot gate() {
    DirectionFigure in = new DirectionFigure(5500, 275, 5225, 543_750_000_000L);
    DirectionFigure out = new DirectionFigure(5500, 275, 5225, 37_500_000L);
    return metered("hub1.lag-1", "lag-1", Role.GATE, Optional.of(BigDecimal.valueOf(20_000)),
        new Slot.Metered(Slot.MAX_OCTETS, 0, true),
        MonthFigure.of(NOVEMBER, GRID, Optional.of(in), Optional.of(out)), new CapacityState.NoFigure());
  }

  private static InterfaceSnapshot loop() {
    return metered("hub1.xe-0_0_1", "xe-0/0/1", Role.ACCESS, Optional.empty(),
        new Slot.Missing(MissingReason.OVER_LINE_RATE),
        MonthFigure.of(NOVEMBER, GRID, Optional.empty(), Optional.empty()), new CapacityState.NotMonitored());
  }

  private static InterfaceSnapshot metered(String id, String ifName, Role role, Optional<BigDecimal> mbps,
      Slot last, MonthFigure figure, CapacityState state) {
    return new InterfaceSnapshot("hub1", ifName,
        new SeriesSnapshot(SampleSeries.unicast(id, "hub1", ifName, role), mbps,
            Optional.of(new SeriesSlot(LAST_SLOT, last)), figure, SlotTally.NONE, Optional.empty(),
            MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE), state),
        LossSnapshot.NONE);
  }

  static DeviceSnapshot hub() {
    return new DeviceSnapshot("hub1", "192.0.2.1:161", Optional.of(reading()), Optional.of(LAST_SLOT),
        Optional.of(Duration.ofMillis(850)), Optional.empty(), 288, 3, List.of(gate(), loop()));
  }

  private static DeviceReading reading() {
    LacpState good = LacpState.ofLacpduOctet(0x3f);
    MepReading.Remote remote = new MepReading.Remote(13, "rMepFailed", true, "00:aa:bb:cc:dd:ee");
    return new DeviceReading(
        new SystemReading("snmp", "hub1", "1.3.6.1.4.1.9999.1", "generic", OptionalLong.of(7), "80001f8804"),
        new SampleTime(8_640_000, 0, 1),
        List.of(
            new InterfaceReading("lag-1", 1001, "", "ieee8023adLag", "up", "up", 20_000, 9000, null, null,
                null),
            new InterfaceReading("xe-0/0/1", 1, "", "ethernetCsmacd", "up", "down", 10_000, null, null, null,
                null)),
        List.of(new LagReading("lag-1", 1001, "up", List.of(
            new LagReading.Member("xe-0/0/0", 2, true, good, good, "00:11:22:33:44:55"),
            new LagReading.Member("xe-0/0/1", 1, false, good, good, "00:11:22:33:44:56")))),
        List.of(new MepReading("md", 4, "ma-7", 12, 1000, "defRemoteCCM", List.of("bDefRemoteCCM"),
            List.of(remote))),
        List.of(), List.of(),
        new Services(List.of(),
            List.of(new SessionReading(SessionReading.Kind.BGP, "192.0.2.5", "established", true),
                new SessionReading(SessionReading.Kind.PIM, "192.0.2.5", "up", true)),
            List.of(), List.of()),
        Map.of(TableKind.INTERFACES, TableState.COMPLETE, TableKind.LAGS, TableState.COMPLETE, TableKind.CFM,
            TableState.CUT, TableKind.BGP, TableState.COMPLETE, TableKind.PIM, TableState.COMPLETE,
            TableKind.MSDP, TableState.ABSENT),
        List.of());
  }

  private static DeviceSnapshot olt() {
    return new DeviceSnapshot("olt1", "192.0.2.9:161", Optional.empty(), Optional.empty(),
        Optional.of(Duration.ofSeconds(9)), Optional.of("192.0.2.9:161 did not answer; é".repeat(20)), 0, 291,
        List.of());
  }

  private static DeviceSnapshot fresh() {
    return new DeviceSnapshot("new1", "192.0.2.10:161", Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), 0, 0, List.of());
  }
}
