package org.nroagent.agent.recompute;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.nroagent.agent.state.StateStart;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.ToldStates;

/// What the event ring has of services, and what was told as of its last event.
///
/// @param history the events of services, one after another
/// @param told incidents as they were told
/// @param oldest the sequence of the oldest event, above 1 where older ones were overwritten
/// @param lost how many of the others cannot be read
/// @param last when the newest event was told, empty where there is none
record KeptEvents(OutageHistory history, List<ToldServices.Incident> told, long oldest, long lost,
    Optional<Instant> last) {
  private static final int AT_A_TIME = 10_000;

  /// Reads all events; changes nothing, and works beside a running agent.
  ///
  /// @param endedAfter how long a service carries before it has left its incident
  /// @throws IOException if the disk fails
  static KeptEvents read(Disk disk, Duration endedAfter) throws IOException {
    EventRing ring = EventRing.open(disk, EventRingSettings.DEFAULT, RandomGenerator.getDefault());
    OutageHistory history = new OutageHistory(endedAfter);
    Optional<Instant> last = Optional.empty();
    long lost = 0;
    long oldest = ring.extent().oldest();
    long head = ring.extent().head();
    for (long after = oldest - 1; after < head;) {
      EventLog.Batch batch = ring.read(after, AT_A_TIME);
      lost += batch.lost().stream().mapToLong(each -> each.range().last() - each.range().first() + 1).sum();
      for (EventLog.Stored stored : batch.events()) {
        Optional<StateEvent> event = stored.event();
        lost += event.isEmpty() ? 1 : 0;
        event.ifPresent(history::add);
        last = event.isPresent() ? event.map(StateEvent::at) : last;
      }
      after = batch.last();
    }
    ToldStates told = StateStart.of(StateFiles.ofTold(disk), ring, Set.of(ToldServices.DEVICE)).told()
        .getOrDefault(ToldServices.DEVICE, ToldStates.NOTHING);
    return new KeptEvents(history, ToldServices.incidents(told), oldest, lost, last);
  }
}
