package org.nroagent.agent.core;

import java.io.IOException;
import org.nroagent.agent.audit.Auditor;
import org.nroagent.agent.store.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the audit up to date with the events that are durable, when it is asked for. Any thread may call it.
final class AuditFeed {
  /// How far back the first reading goes: enough for the last faults of gates, and little to read.
  static final long MOST_AT_START = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(AuditFeed.class);
  private static final int AT_ONCE = 500;

  private final EventLog log;
  private final Auditor auditor;
  private long after;
  private boolean failing;

  AuditFeed(EventLog log, Auditor auditor) {
    this.log = log;
    this.auditor = auditor;
    this.after = Math.max(0, log.extent().head() - MOST_AT_START);
  }

  /// Gives the audit what has been told since the last call. If the disk fails the audit goes on without it.
  synchronized void catchUp() {
    try {
      while (after < log.extent().head()) {
        EventLog.Batch batch = log.read(after, AT_ONCE);
        batch.events().forEach(stored -> stored.event().ifPresent(auditor::told));
        if (batch.last() <= after) {
          return;
        }
        after = batch.last();
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("The audit goes on without events after {}: {}", after, e.getMessage());
      }
      failing = true;
    }
  }
}
