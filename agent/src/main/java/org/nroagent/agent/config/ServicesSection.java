package org.nroagent.agent.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.agent.inventory.WindowList;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.record.ColumnDirectory;

/// Reads the section `services`.
final class ServicesSection {
  private static final Duration LONGEST_INCIDENT_AFTER = Duration.ofMinutes(30);
  private static final Duration SHORTEST_ENDED_AFTER = Duration.ofMinutes(1);
  private static final Duration LONGEST_ENDED_AFTER = Duration.ofHours(6);
  private static final int SHORTEST_TOKEN = 16;

  private ServicesSection() {}

  /// The services of a topology.
  ///
  /// @param devices names of the configured devices
  /// @param regulations those that there are
  static ServicesConfig read(Section root, Optional<Topology> topology, List<String> devices,
      Regulations regulations) {
    Scope scope = topology.map(each -> ServiceRoutes.scope(each, devices))
        .orElseGet(() -> new Scope(Map.of(), devices));
    boolean some = scope.nros().values().stream()
        .anyMatch(olts -> olts.values().stream().anyMatch(Optional::isPresent));
    if (some && devices.size() >= ColumnDirectory.MAX_DEVICES) {
      root.error("has " + devices.size() + " devices and services, which are one more in the ring: more than "
          + ColumnDirectory.MAX_DEVICES + "; use several agents");
    }
    ServicesConfig unconfigured = new ServicesConfig(scope, ServicesConfig.DEFAULT_INCIDENT_AFTER,
        ServicesConfig.DEFAULT_ENDED_AFTER, List.of(), Optional.empty(),
        regulations.luxembourg(), Inventory.NONE);
    return root.section("services").map(section -> services(section, scope, regulations))
        .orElse(unconfigured);
  }

  private static ServicesConfig services(Section section, Scope scope, Regulations regulations) {
    Field<Secret> token = section.secret("windowsToken").check(
        secret -> secret.reveal().length() >= SHORTEST_TOKEN,
        "is shorter than " + SHORTEST_TOKEN + " characters; make one with: openssl rand -hex 24");
    return new ServicesConfig(scope,
        section.duration("incidentAfter", Duration.ZERO, LONGEST_INCIDENT_AFTER)
            .orElse(ServicesConfig.DEFAULT_INCIDENT_AFTER),
        section.duration("endedAfter", SHORTEST_ENDED_AFTER, LONGEST_ENDED_AFTER)
            .orElse(ServicesConfig.DEFAULT_ENDED_AFTER),
        WindowList.read(section, Optional.empty(), scope.nros().keySet()), token.optional(),
        regulations.profile(section.id(Regulations.KEY)), Inventory.NONE);
  }
}
