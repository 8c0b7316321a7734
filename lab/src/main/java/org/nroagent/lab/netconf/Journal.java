package org.nroagent.lab.netconf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What has come to a server since its start: how much, and the latest of it.
final class Journal {
  private static final int KEPT = 100;

  private final Deque<Exchange> latest = new ArrayDeque<>();
  private long sessions;
  private long requests;

  /// A session begins; returns its number, from 1.
  synchronized long opened() {
    return ++sessions;
  }

  /// A request has come.
  synchronized void asked() {
    requests++;
  }

  /// A request gets its answer.
  synchronized void answered(Exchange exchange) {
    if (latest.size() == KEPT) {
      latest.removeFirst();
    }
    latest.addLast(exchange);
  }

  synchronized long sessions() {
    return sessions;
  }

  synchronized long requests() {
    return requests;
  }

  synchronized List<Exchange> latest() {
    return List.copyOf(latest);
  }
}
