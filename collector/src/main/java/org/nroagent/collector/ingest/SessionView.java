package org.nroagent.collector.ingest;

import java.time.Duration;
import java.time.Instant;

/// A live session as pages show it.
///
/// @param agent the agent's name
/// @param remote address and port it comes from
/// @param since when it said Hello
/// @param skew its clock minus ours, as last measured; until the first Ping the network's delay counts as behind
/// @param backlog sequences that it had and the store lacked at that time
/// @param records records received since
/// @param events events received since
public record SessionView(String agent, String remote, Instant since, Duration skew, long backlog,
    long records, long events) {
  SessionView with(Duration skewNow, long recordsNow, long eventsNow) {
    return new SessionView(agent, remote, since, skewNow, backlog, recordsNow, eventsNow);
  }
}
