package org.nroagent.agent.mib;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.event.CounterListener;
import org.snmp4j.smi.OID;

/// What the SNMP server counts. Thread-safe.
final class ServerCounters implements CounterListener {
  /// What is counted.
  enum Count {
    /// Requests that were answered with values.
    ANSWERS,
    /// Datagrams that were dropped because there were too many.
    OVER_RATE,
    /// Datagrams that were no SNMPv3 messages.
    MALFORMED,
    /// Requests to set something.
    SETS_REFUSED,
    /// Requests without sufficient security, or about another context.
    NOT_AUTHORIZED,
    /// Notifications that were sent, per receiver.
    NOTIFICATIONS_SENT,
    /// Notifications that the system did not take, per receiver.
    NOTIFICATIONS_FAILED,
    /// Notifications that were not sent to anybody.
    NOTIFICATIONS_HELD_BACK
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  /// What the library counts: statistics of the message layers.
  private final Map<OID, LongAdder> standard = new ConcurrentHashMap<>();

  ServerCounters() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  /// Counts one more.
  void add(Count count) {
    add(count, 1);
  }

  /// Counts some more.
  void add(Count count, long more) {
    counts.computeIfAbsent(count, _ -> new LongAdder()).add(more);
  }

  long get(Count count) {
    LongAdder adder = counts.get(count);
    return adder == null ? 0 : adder.sum();
  }

  /// Messages that were refused for a reason of usmStats.
  long refused(OID counter) {
    LongAdder adder = standard.get(counter);
    return adder == null ? 0 : adder.sum();
  }

  /// The library counts with this; reports tell the new value.
  @Override
  public void incrementCounter(CounterEvent event) {
    LongAdder adder = standard.computeIfAbsent(event.getOid(), _ -> new LongAdder());
    adder.add(event.getIncrement());
    event.setCurrentValue(Syntax.counter32(adder.sum()));
  }
}
