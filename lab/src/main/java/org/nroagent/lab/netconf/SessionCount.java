package org.nroagent.lab.netconf;

import java.util.concurrent.atomic.AtomicLong;

/// What has come to a server since its start.
final class SessionCount {
  private final AtomicLong sessions = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();

  /// A session begins; returns its number, from 1.
  long opened() {
    return sessions.incrementAndGet();
  }

  /// A request has come.
  void request() {
    requests.incrementAndGet();
  }

  long sessions() {
    return sessions.get();
  }

  long requests() {
    return requests.get();
  }
}
