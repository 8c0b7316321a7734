package org.nroagent.collector.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.nroagent.protocol.Message.RefusalCode;

/// What happened at the push port since the start. Safe for any thread.
public final class IngestCounters {
  private final LongAdder connections = new LongAdder();
  private final LongAdder tooManyConnections = new LongAdder();
  private final LongAdder handshakeFailures = new LongAdder();
  private final LongAdder brokenConnections = new LongAdder();
  private final LongAdder cloneAlarms = new LongAdder();
  private final LongAdder pauses = new LongAdder();
  private final LongAdder unread = new LongAdder();
  private final Map<RefusalCode, LongAdder> refusals = new EnumMap<>(RefusalCode.class);

  IngestCounters() {
    for (RefusalCode code : RefusalCode.values()) {
      refusals.put(code, new LongAdder());
    }
  }

  void connected() {
    connections.increment();
  }

  void tooMany() {
    tooManyConnections.increment();
  }

  void handshakeFailed() {
    handshakeFailures.increment();
  }

  void broken() {
    brokenConnections.increment();
  }

  void cloneAlarm() {
    cloneAlarms.increment();
  }

  void paused() {
    pauses.increment();
  }

  void answersUnread() {
    unread.increment();
  }

  void refused(RefusalCode code) {
    adder(code).increment();
  }

  /// Connections accepted.
  public long connections() {
    return connections.sum();
  }

  /// Connections closed because too many were open.
  public long tooManyConnections() {
    return tooManyConnections.sum();
  }

  /// TLS handshakes that failed.
  public long handshakeFailures() {
    return handshakeFailures.sum();
  }

  /// Connections that broke or fell silent.
  public long brokenConnections() {
    return brokenConnections.sum();
  }

  /// Times that two live sessions had one identity.
  public long cloneAlarms() {
    return cloneAlarms.sum();
  }

  /// Times that a session was paused because the store was behind.
  public long pauses() {
    return pauses.sum();
  }

  /// Times that a session was paused because its agent did not read its answers.
  public long unreadAnswers() {
    return unread.sum();
  }

  /// Sessions refused with this code.
  public long refusals(RefusalCode code) {
    return adder(code).sum();
  }

  private LongAdder adder(RefusalCode code) {
    LongAdder adder = refusals.get(code);
    if (adder == null) {
      throw new IllegalStateException("no counter of " + code);
    }
    return adder;
  }
}
