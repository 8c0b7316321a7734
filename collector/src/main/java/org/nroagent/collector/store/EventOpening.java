package org.nroagent.collector.store;

import org.nroagent.protocol.Message.EventsSettled;

/// The store's answer to an agent that offers events.
///
/// @param stream what its events belong to
/// @param settled up to where it need not send them again
/// @param missing events of [oldest, head] that it does have to send
public record EventOpening(EventStream stream, EventsSettled settled, long missing) {}
