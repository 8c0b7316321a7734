package org.nroagent.collector.ingest;

import io.netty.channel.ChannelConfig;
import java.util.EnumSet;
import java.util.Set;

/// Whether a session reads on from its connection. Each reason not to is given and taken back by whoever knows of it;
/// what has been read already waits in front of the decoder. Belongs to its connection's event loop.
final class ReadGate {
  private final ChannelConfig config;
  private final Runnable reopened;
  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

  /// Why nothing is read.
  enum Reason {
    /// The store is behind, or too much is on its way to it.
    STORE_BEHIND,
    /// The peer does not read what it is answered, which piles up in memory.
    ANSWERS_UNREAD,
    /// The collector stops.
    STOPPING
  }

  /// @param reopened told before anything more is read; it may shut the gate again
  ReadGate(ChannelConfig config, Runnable reopened) {
    this.config = config;
    this.reopened = reopened;
  }

  boolean isOpen() {
    return reasons.isEmpty();
  }

  /// Whether it is shut for another reason too.
  boolean isShutBesides(Reason reason) {
    return reasons.stream().anyMatch(each -> each != reason);
  }

  /// Reads no more.
  ///
  /// @return whether the reason is a new one
  boolean shut(Reason reason) {
    config.setAutoRead(false);
    return reasons.add(reason);
  }

  void open(Reason reason) {
    if (reasons.remove(reason) && reasons.isEmpty()) {
      reopened.run();
      config.setAutoRead(reasons.isEmpty());
    }
  }

  /// Reads whatever comes, for a session that is over and passes over it until the peer has gone.
  void letPass() {
    reasons.clear();
    config.setAutoRead(true);
  }
}
