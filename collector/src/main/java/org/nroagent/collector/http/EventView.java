package org.nroagent.collector.http;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.store.EventReader.Entry;
import org.nroagent.model.state.StateEvent;

/// An event as the API shows it; the components are the JSON's keys.
///
/// @param arrival counts what arrived, ascending, never used again
/// @param agent the agent's name
/// @param sequence number of the event in the agent's ring
/// @param at the agent's wall clock when it learnt of it
/// @param deviceTime when it happened by the device's own clock, empty where that is not known
/// @param device configured name
/// @param kind kind of the subject
/// @param subject its name
/// @param aspect what of it changed
/// @param before the word of before, empty where it was not known
/// @param after the word of now
/// @param cause why, `unknown` where that cannot be told
/// @param causeSubject name of what caused it, empty where there is nothing to name
/// @param origin `poll` or `notification`
/// @param receivedAt when it came
record EventView(long arrival, String agent, long sequence, Instant at, Optional<Instant> deviceTime,
    String device,
    String kind, String subject, String aspect, String before, String after, String cause,
    String causeSubject,
    String origin, Instant receivedAt) {
  static EventView of(Entry entry) {
    StateEvent event = entry.event();
    return new EventView(entry.arrival(), entry.agent(), event.sequence(), event.at(), event.deviceTime(),
        event.device(), event.subject().kind().word(), event.subject().name(), event.aspect().word(),
        event.before(), event.after(), event.cause().kind().word(), event.cause().subject(),
        event.origin().word(), entry.receivedAt());
  }
}
