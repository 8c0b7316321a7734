package org.nroagent.collector.http;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.store.EventCounts;
import org.nroagent.daemon.tls.TlsStatus;

/// The collector as API and page show it; the components are the JSON's keys. Counts are since the start.
///
/// @param storeId identity of the store
/// @param time now
/// @param zone the contract's time zone
/// @param queuedSlots slots that wait to be written
/// @param storeFailure why the store does not work, empty while it does
/// @param cloneAlarms times that two live sessions had one identity
/// @param events what became of events
/// @param certificates those of the push port that are in force, empty for plain TCP
record StatusView(String storeId, Instant time, String zone, int agentsConfigured, int agentsConnected,
    int gates,
    long records, long repeats, long conflicts, long parked, long lost, long commits, long storeFailures,
    long queuedSlots, long cloneAlarms, EventCounts events, Optional<StoreFailureView> storeFailure,
    Optional<TlsStatus> certificates) {
  /// Why the store does not work.
  record StoreFailureView(Instant since, String reason) {}
}
