package org.nroagent.agent.mib;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.event.CounterListener;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/// What the SNMP server counts. Thread-safe.
final class ServerCounters implements CounterListener {
  /// What the library refuses, and therefore counts, by itself.
  private static final Map<Request, OID> OF_LIBRARY = Map.of(
      Request.UNKNOWN_USER, SnmpConstants.usmStatsUnknownUserNames,
      Request.WRONG_DIGEST, SnmpConstants.usmStatsWrongDigests,
      Request.DECRYPTION_ERROR, SnmpConstants.usmStatsDecryptionErrors,
      Request.UNSUPPORTED_LEVEL, SnmpConstants.usmStatsUnsupportedSecLevels,
      Request.OUTSIDE_TIME_WINDOW, SnmpConstants.usmStatsNotInTimeWindows,
      Request.UNKNOWN_ENGINE, SnmpConstants.usmStatsUnknownEngineIDs);

  private final Map<Request, LongAdder> requests = new ConcurrentHashMap<>();
  private final Map<Notification, LongAdder> notifications = new ConcurrentHashMap<>();
  /// What the library counts: statistics of the message layers.
  private final Map<OID, LongAdder> standard = new ConcurrentHashMap<>();

  /// Counts one more.
  void add(Request outcome) {
    adder(requests, outcome).increment();
  }

  /// Counts one more.
  void add(Notification outcome) {
    add(outcome, 1);
  }

  /// Counts some more.
  void add(Notification outcome, long more) {
    adder(notifications, outcome).add(more);
  }

  long get(Request outcome) {
    OID counter = OF_LIBRARY.get(outcome);
    return counter == null ? sum(requests, outcome) : sum(standard, counter);
  }

  long get(Notification outcome) {
    return sum(notifications, outcome);
  }

  /// All of the requests.
  Map<Request, Long> requests() {
    return all(Request.values(), this::get);
  }

  /// All of the notifications.
  Map<Notification, Long> notifications() {
    return all(Notification.values(), this::get);
  }

  /// The library counts with this; reports tell the new value.
  @Override
  public void incrementCounter(CounterEvent event) {
    LongAdder adder = adder(standard, event.getOid());
    adder.add(event.getIncrement());
    event.setCurrentValue(Syntax.counter32(adder.sum()));
  }

  private static <K> LongAdder adder(Map<K, LongAdder> counts, K key) {
    return counts.computeIfAbsent(key, _ -> new LongAdder());
  }

  private static <K> long sum(Map<K, LongAdder> counts, K key) {
    LongAdder adder = counts.get(key);
    return adder == null ? 0 : adder.sum();
  }

  private static <K> Map<K, Long> all(K[] outcomes, ToLongFunction<K> count) {
    return Arrays.stream(outcomes).collect(Collectors.toMap(Function.identity(), count::applyAsLong));
  }
}
