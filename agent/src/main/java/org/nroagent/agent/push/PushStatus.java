package org.nroagent.agent.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.tls.TlsStatus;

/// What is known of the delivery at one moment, for the page, the API and the metrics. What is settled is what the
/// collector last said; while there is no connection it may have changed.
///
/// @param state where the client stands
/// @param collector address of the collector that is in use or being tried, `host:port`; empty where none is configured
/// @param since when it came into this state, by the agent's wall clock
/// @param storeId identity of the collector's store, null before the first Welcome
/// @param head newest durable sequence of the ring, 0 where it has none
/// @param settled how many of the kept sequences the collector has settled
/// @param pending how many of the kept sequences it has not
/// @param lastAck when the last acknowledgement came, null before the first
/// @param lastError why the last connection failed or ended, null if none did since the last Welcome
/// @param counters what happened since the start of the agent
/// @param events the delivery of events
/// @param collectorSoftware name and version of the collector's software, null where it has not said it
/// @param clockSkewMillis the agent's clock minus the collector's, as last measured; null before the first time
/// @param collectors all that are configured, the primary one first
/// @param tls the certificates in force, null where none are used
public record PushStatus(State state, String collector, Instant since, @Nullable String storeId, long head,
    long settled, long pending, @Nullable Instant lastAck, @Nullable String lastError, Counters counters,
    Events events, @Nullable String collectorSoftware, @Nullable Long clockSkewMillis,
    List<Collector> collectors, @Nullable TlsStatus tls) {
  public PushStatus {
    collectors = List.copyOf(collectors);
  }

  /// What happened since the start of the agent.
  ///
  /// @param sentRecords records written to a connection, repetitions included
  /// @param sentGaps gaps written to a connection
  /// @param acknowledged sequences acknowledged
  /// @param connections connections that came to a Welcome
  /// @param failures connections that failed or ended other than by the agent's own stop
  public record Counters(long sentRecords, long sentGaps, long acknowledged, long connections,
      long failures) {
    /// Nothing yet.
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0);

    Counters plus(Counters more) {
      return new Counters(sentRecords + more.sentRecords, sentGaps + more.sentGaps,
          acknowledged + more.acknowledged, connections + more.connections, failures + more.failures);
    }
  }

  /// What is known of the delivery of events. The counts are since the start of the agent.
  ///
  /// @param taken whether the collector takes events, as it last said; false before the first Welcome
  /// @param head newest durable sequence of the ring of events, 0 where it has none
  /// @param settled how many of the kept events the collector has settled
  /// @param pending how many of them it has not
  /// @param sent events written to a connection, repetitions included
  /// @param sentGaps gaps written to a connection
  /// @param acknowledged sequences acknowledged
  /// @param problem why no event can be delivered at present, null while it can
  public record Events(boolean taken, long head, long settled, long pending, long sent, long sentGaps,
      long acknowledged, @Nullable String problem) {
    /// Nothing yet.
    public static final Events NONE = new Events(false, 0, 0, 0, 0, 0, 0, null);
  }

  /// What came of one collector.
  ///
  /// @param address as configured, `host:port`
  /// @param used whether it is in use or being tried
  /// @param storeId identity of its store, null before its first Welcome
  /// @param lastWelcome when it last said Welcome, null before the first
  /// @param lastError why it could not be used when it was last tried, null if it could
  /// @param failedAt when that was, null if it could
  public record Collector(String address, boolean used, @Nullable String storeId,
      @Nullable Instant lastWelcome, @Nullable String lastError, @Nullable Instant failedAt) {}

  /// Why the primary collector is not in use; empty while it is, or is being tried.
  public Optional<String> whyNotThePrimary() {
    return collectors.isEmpty() || collectors.getFirst().used()
        ? Optional.empty()
        : Optional.ofNullable(collectors.getFirst().lastError());
  }

  /// Where the client stands.
  public enum State {
    /// No collector is configured, or the agent has stopped.
    DISABLED,
    /// A connection is being made.
    CONNECTING,
    /// The collector has said Welcome.
    CONNECTED,
    /// The last connection failed or ended; it waits for the next try.
    BACKOFF,
    /// The collector refused; it waits for the next try.
    REFUSED
  }

  /// The status of an agent without a collector.
  ///
  /// @param since start of the agent
  public static PushStatus disabled(Instant since) {
    return new PushStatus(State.DISABLED, "", since, null, 0, 0, 0, null, null, Counters.NONE,
        Events.NONE, null, null, List.of(), null);
  }
}
