package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nroagent.collector.store.ImpactReader;
import org.nroagent.collector.store.StoreReader;

/// When incidents ended, for whoever asks of nothing else of them: the same ends by which they are notified.
public final class IncidentEnds {
  private IncidentEnds() {}

  /// The ends of incidents, of those that ended.
  ///
  /// @param wanted with the time since when each lasted
  /// @throws org.nroagent.collector.store.StoreFailure if the store cannot be read
  public static Map<AgentIncident.Id, Instant> of(StoreReader store, Map<AgentIncident.Id, Instant> wanted,
      Instant now) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Instant since = first(wanted.values());
    ImpactReader impacts = store.impacts();
    ToldIncidents told = new ToldIncidents();
    OperatorImpact.read(store.events(), since.minus(OperatorImpact.LOOK_BACK), now, told::take);
    List<ImpactReader.Row> rows = impacts.rows(OperatorImpact.firstSlot(since), now);
    return new UntoldEnds(impacts, rows, store.ends().ends(), now).of(told.incidents(now)).stream()
        .filter(incident -> wanted.containsKey(incident.id()) && incident.ended().isPresent())
        .collect(Collectors.toMap(AgentIncident::id, incident -> incident.ended().orElseThrow()));
  }

  private static Instant first(Collection<Instant> times) {
    return times.stream().min(Instant::compareTo).orElseThrow();
  }
}
