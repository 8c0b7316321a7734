package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// The newest slot of an interface as API and page show it; the components are the JSON's keys.
///
/// @param id `agent~interface`, the id over all agents
/// @param name the interface's public id at its agent
/// @param lastSlot start of its newest slot
/// @param lastSlotAgeSeconds time since that slot's end
/// @param quality `value`, `interpolated` or `missing`
/// @param missingReason why it is missing, empty where it is not
record InterfaceView(String id, String agent, String device, String name, String ifName, Instant lastSlot,
    long lastSlotAgeSeconds, String quality, Optional<String> missingReason, Optional<Long> inOctets,
    Optional<Long> outOctets, Optional<BigDecimal> inMbps, Optional<BigDecimal> outMbps) {}
