package org.nroagent.collector.http;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.store.StoreReader.AgentEvents;

/// An agent as API and page show it; the components are the JSON's keys.
///
/// @param configured whether it may come
/// @param connected whether it has a session
/// @param remote where it comes from
/// @param clockSkewMillis its clock minus ours, as last measured
/// @param backlogAtConnect records that the store lacked when it connected
/// @param lastSeen when it last connected
/// @param lastSlot start of its newest slot
/// @param lastSlotAgeSeconds time since that slot's end
/// @param late whether that is longer than a few slots
/// @param cloneAlarms times that two live sessions had its name, since the start
/// @param conflicts records that contradicted what was stored first
/// @param parked records that could not be stored as data
/// @param lost records that it lost before they were delivered
/// @param events what went wrong with its events
/// @param configuration SHA-256 of its configuration
/// @param configurationSince when it first came with that configuration
/// @param softwareSince when it first came with its software
record AgentView(String name, boolean configured, boolean connected, Optional<String> remote,
    Optional<Instant> connectedSince, Optional<Long> clockSkewMillis, Optional<Long> backlogAtConnect,
    Optional<String> software, Optional<Integer> slotSeconds, Optional<Instant> lastSeen,
    Optional<Instant> lastSlot, Optional<Long> lastSlotAgeSeconds, boolean late, long cloneAlarms,
    long conflicts, long parked, long lost, AgentEvents events, Optional<String> configuration,
    Optional<Instant> configurationSince, Optional<Instant> softwareSince) {}
