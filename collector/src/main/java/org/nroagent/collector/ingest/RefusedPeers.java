package org.nroagent.collector.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who was refused lately and why, for the page. A peer that comes again and again is one entry and few log lines.
/// Safe for any thread.
public final class RefusedPeers {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedPeers.class);
  private static final int KEPT = 50;
  private static final int LOGGED_EVERY = 100;

  private final TimeSource time;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  private record Key(String peer, RefusalCode code) {}

  /// A peer that was refused.
  ///
  /// @param peer the agent's name, or the address where it gave none
  /// @param code why, for programs
  /// @param text why, for people
  /// @param times how often
  /// @param last when last
  public record Entry(String peer, RefusalCode code, String text, long times, Instant last) {}

  RefusedPeers(TimeSource time) {
    this.time = time;
  }

  void add(String peer, Refusal refusal) {
    long times;
    synchronized (entries) {
      Key key = new Key(peer, refusal.code());
      Entry before = entries.remove(key);
      times = before == null ? 1 : before.times() + 1;
      entries.put(key, new Entry(peer, refusal.code(), refusal.text(), times, time.wall()));
      if (entries.size() > KEPT) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
    if (times % LOGGED_EVERY == 1) {
      LOG.warn("refused {} ({} times): {}: {}", peer, times, refusal.code(), refusal.text());
    }
  }

  /// The newest first, at most 50.
  public List<Entry> list() {
    synchronized (entries) {
      return new ArrayList<>(entries.values()).reversed();
    }
  }
}
