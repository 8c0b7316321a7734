package org.nroagent.collector.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.daemon.tls.TlsStatus;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live sessions, one per agent: a new one takes the place of the old, so that an agent whose old connection
/// hangs half-open is let in at once. Where the old one was still being heard of, two agents have one identity:
/// that is counted as a clone alarm. Safe for any thread.
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Map<String, Session> live = new ConcurrentHashMap<>();
  private final Map<String, Long> clones = new ConcurrentHashMap<>();
  private final IngestCounters counters = new IngestCounters();
  private final Optional<ReloadingTls> tls;
  private final RefusedPeers refusedPeers;

  /// @param tls empty for plain TCP
  Sessions(Optional<ReloadingTls> tls, TimeSource time) {
    this.tls = tls;
    this.refusedPeers = new RefusedPeers(time);
  }

  /// The certificates in force, empty for plain TCP.
  public Optional<TlsStatus> tls() {
    return tls.flatMap(ReloadingTls::status);
  }

  /// Counts of the push port.
  public IngestCounters counters() {
    return counters;
  }

  /// Who was refused lately.
  public RefusedPeers refusedPeers() {
    return refusedPeers;
  }

  /// The live sessions by agent.
  public Map<String, SessionView> views() {
    return live.entrySet().stream()
        .flatMap(entry -> entry.getValue().view().stream())
        .collect(Collectors.toUnmodifiableMap(SessionView::agent, view -> view, (first, _) -> first));
  }

  /// The live session of an agent.
  public Optional<SessionView> view(String agent) {
    return Optional.ofNullable(live.get(agent)).flatMap(Session::view);
  }

  /// How often two live sessions had one name, by agent; of those of which it happened since the start.
  public Map<String, Long> clones() {
    return Map.copyOf(clones);
  }

  /// Makes this session the agent's.
  ///
  /// @param alive a session heard of within this time is alive
  void enter(String agent, Session session, Duration alive) {
    Optional<Session> displaced = Optional.ofNullable(live.put(agent, session));
    displaced.filter(old -> old != session).ifPresent(old -> {
      if (old.heardWithin(alive)) {
        cloneOf(agent);
      }
      old.displace();
    });
  }

  /// Raises the alarm that two live sessions have one identity.
  void cloneOf(String agent) {
    counters.cloneAlarm();
    clones.merge(agent, 1L, Long::sum);
    LOG.warn(
        "two live sessions of agent '{}': the newer one stays; if both go on, two hosts use one identity",
        agent);
  }

  /// Compares the live sessions with those that the store knows as the newest ones.
  ///
  /// @param newest the name of each agent's newest session, at whichever collector
  void compare(Map<String, String> newest) {
    live.forEach((agent, session) -> {
      String name = newest.get(agent);
      if (name != null) {
        session.compare(name);
      }
    });
  }

  void leave(String agent, Session session) {
    live.remove(agent, session);
  }
}
