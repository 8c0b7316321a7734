package org.nroagent.collector.ingest;

import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;

/// A live session as pages show it.
///
/// @param agent the agent's name
/// @param remote where it comes from
/// @param since when it said Hello
/// @param skew its clock minus ours at that time; the network's delay counts as behind
/// @param backlog sequences that it had and the store lacked at that time
/// @param records records received since
public record SessionView(String agent, SocketAddress remote, Instant since, Duration skew, long backlog,
    long records) {}
