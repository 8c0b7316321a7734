package org.nroagent.collector.store;

import java.util.List;
import java.util.Optional;
import org.nroagent.protocol.Message.SettledRange;

/// The store's answer to an agent that arrives.
///
/// @param stream what its records belong to
/// @param session what the store calls the session that this opens; another one after it has another name
/// @param storeId identity of the store
/// @param settled what it need not send again, ascending, at most [org.nroagent.protocol.Limits#SETTLED_RANGES]
/// @param missing sequences of [oldest, head] that it does have to send
/// @param events the answer for its events, empty where it offers none
public record Opening(AgentStream stream, String session, String storeId, List<SettledRange> settled,
    long missing,
    Optional<EventOpening> events) {
  public Opening {
    settled = List.copyOf(settled);
  }
}
