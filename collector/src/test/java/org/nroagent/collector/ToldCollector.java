package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.impact.OperatorImpact.Found;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsText;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.RegulationProfile;

/// A collector that agents tell of outages, and what it says of them, by the law of Luxembourg.
///
/// @param store what the agents told
/// @param inventory what people entered
/// @param from since when it is asked for incidents
/// @param now when it is asked
public record ToldCollector(SlotStore store, Inventory inventory, Instant from, Instant now)
    implements
      AutoCloseable {
  /// The shipped regulation.
  public static final RegulationProfile REGULATION = Regulations.shipped(Regulations.LUXEMBOURG);

  /// One that was told nothing yet.
  public static ToldCollector open(Path folder, Inventory inventory, Instant from, Instant now) {
    return new ToldCollector(SlotStore.open(folder, new SettableTime(now)), inventory, from, now);
  }

  /// The same where people entered something else.
  public ToldCollector with(Inventory other) {
    return new ToldCollector(store, other, from, now);
  }

  /// The same, asked about another time.
  public ToldCollector asked(Instant since, Instant at) {
    return new ToldCollector(store, inventory, since, at);
  }

  /// An agent that tells it.
  public OutageAgent agent(String name) {
    return new OutageAgent(store, name);
  }

  public OperatorImpact impact() {
    return new OperatorImpact(inventory, REGULATION, store.reader());
  }

  public Found found() {
    return impact().within(from, now);
  }

  public List<OperatorIncident> incidents() {
    return found().incidents();
  }

  /// The incident, of which there is one.
  public OperatorIncident incident() {
    List<OperatorIncident> incidents = incidents();
    assertEquals(1, incidents.size(), incidents::toString);
    return incidents.getFirst();
  }

  /// What is due, by all that people said.
  public Notices notices() {
    return Notices.of(from, now, found(), store.reader().notices().marks(), REGULATION);
  }

  /// What the command prints of them.
  public String text() {
    return NotificationsText.of(NotificationsView.of(notices()));
  }

  @Override
  public void close() {
    store.close();
  }
}
