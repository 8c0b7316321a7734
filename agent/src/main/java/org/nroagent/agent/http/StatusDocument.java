package org.nroagent.agent.http;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.store.Opening;
import org.nroagent.agent.store.RecordLog.Extent;

/// `/api/v1/status`: the agent itself.
///
/// @param name the agent's name
/// @param version the program's version
/// @param time the wall clock now
/// @param slotSeconds length of a slot
/// @param zone the contract's time zone
/// @param startedAt wall clock at the start
/// @param rebuilding whether the figures still lack what the ring held at the start
/// @param clock the wall clock's trustworthiness
/// @param ring the slot ring
/// @param store writing to the ring
/// @param closing the closing of months
/// @param devices how many there are
/// @param push delivery in short
/// @param notifications the receiver of notifications, absent where there is none
/// @param snmpServer the agent's own SNMP server, absent where there is none
record StatusDocument(String name, String version, Instant time, int slotSeconds, ZoneId zone,
    Instant startedAt,
    boolean rebuilding, Clock clock, Ring ring, Store store, Closing closing, Devices devices, Push push,
    Optional<Notifications> notifications, Optional<SnmpServer> snmpServer) {
  /// The wall clock's trustworthiness.
  ///
  /// @param plausible whether it may label slots
  /// @param problem why it may not, as the end of a sentence that says what it shows; empty if it may
  /// @param steps how often it was stepped since the start
  /// @param wall what it shows now
  record Clock(boolean plausible, Optional<String> problem, long steps, Instant wall) {}

  /// The slot ring.
  ///
  /// @param epoch its identity
  /// @param oldest oldest sequence it still has
  /// @param head newest durable sequence, 0 where there is none
  /// @param notices what opening it found
  record Ring(String epoch, long oldest, long head, List<Opening.Notice> notices) {}

  /// Writing to the ring.
  ///
  /// @param lastRound border of the last round that was written, or had nothing to write
  /// @param batchesStored commits since the start
  /// @param batchesRefused how often the disk refused since the start
  /// @param problem what the disk said last, while it refuses
  record Store(Optional<Instant> lastRound, long batchesStored, long batchesRefused,
      Optional<String> problem) {}

  /// The closing of months.
  ///
  /// @param closedUpTo newest month up to which everything is closed, absent until a round has been stored
  /// @param failures how often months could not be closed or kept since the start
  /// @param problems why the last closing is incomplete
  /// @param notices what was found wrong with the kept months at the start
  record Closing(Optional<YearMonth> closedUpTo, long failures, List<String> problems,
      List<String> notices) {}

  /// How many devices there are.
  ///
  /// @param total all that are configured
  /// @param answering those whose last poll gave a reading
  record Devices(int total, long answering) {}

  /// Delivery in short; `/api/v1/push` has the rest.
  ///
  /// @param state where the push client stands
  /// @param collector `host:port`, empty where none is configured
  /// @param pending sequences that the collector has not settled
  /// @param lastAck when the last acknowledgement came, null before the first
  /// @param lastError why the last connection failed or ended, null if none did
  record Push(PushStatus.State state, String collector, long pending, @Nullable Instant lastAck,
      @Nullable String lastError) {}

  /// The receiver of notifications.
  ///
  /// @param listen where it listens
  /// @param engineId its own SNMP engine's id
  /// @param counts messages by what became of them
  record Notifications(String listen, String engineId, Map<String, Long> counts) {
    static Notifications of(NotificationsSnapshot receiver) {
      return new Notifications(receiver.listen(), receiver.engineId(),
          byWord(NotificationsSnapshot.Outcome.values(), NotificationsSnapshot.Outcome::word,
              receiver::count));
    }
  }

  /// The agent's own SNMP server.
  ///
  /// @param listen address and UDP port
  /// @param engineId its engine in hexadecimal
  /// @param engineBoots how often that engine has started
  /// @param requests datagrams since the start, by what became of them
  /// @param notifications notifications since the start, by what became of them
  record SnmpServer(String listen, String engineId, int engineBoots, Map<String, Long> requests,
      Map<String, Long> notifications) {
    static SnmpServer of(SnmpServerSnapshot server) {
      return new SnmpServer(server.listen(), server.engineId(), server.engineBoots(),
          byWord(SnmpServerSnapshot.Request.values(), SnmpServerSnapshot.Request::word, server::count),
          byWord(SnmpServerSnapshot.Notification.values(), SnmpServerSnapshot.Notification::word,
              server::count));
    }
  }

  /// Every outcome in its order, by its word.
  private static <E> Map<String, Long> byWord(E[] outcomes, Function<E, String> word,
      ToLongFunction<E> count) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (E outcome : outcomes) {
      counts.put(word.apply(outcome), count.applyAsLong(outcome));
    }
    return counts;
  }

  static StatusDocument of(AgentView view) {
    CoreSnapshot core = view.snapshots().core();
    Instant now = view.time().wall();
    return new StatusDocument(view.name(), view.version(), now, view.grid().seconds(), view.zone(),
        core.startedAt(), core.rebuilding(),
        new Clock(core.clockPlausible(), core.clockProblem(), core.clockSteps(), now),
        ring(view.extent().get(), view.notices()), store(core), closing(core.closing()),
        devices(view), push(view.push().get()), view.snapshots().notifications().map(Notifications::of),
        view.snmpServer().get().map(SnmpServer::of));
  }

  private static Ring ring(Extent extent, List<Opening.Notice> notices) {
    return new Ring(extent.epoch().toString(), extent.oldest(), extent.head(), notices);
  }

  private static Store store(CoreSnapshot core) {
    return new Store(core.lastRoundBorder(), core.batchesStored(), core.batchesRefused(),
        core.storeProblem());
  }

  private static Closing closing(ClosingSnapshot closing) {
    return new Closing(closing.closedUpTo(), closing.failures(), closing.problems(), closing.notices());
  }

  private static Devices devices(AgentView view) {
    var devices = view.snapshots().devices();
    return new Devices(devices.size(), devices.stream().filter(PollState::isAnswering).count());
  }

  private static Push push(PushStatus push) {
    return new Push(push.state(), push.collector(), push.pending(), push.lastAck(), push.lastError());
  }
}
