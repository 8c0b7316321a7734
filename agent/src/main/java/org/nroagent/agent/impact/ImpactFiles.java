package org.nroagent.agent.impact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Regulation;

/// The inventory and the incidents of the command `impact`, read together so that all problems of both are told at once.
/// `docs/impact.md` explains every key.
///
/// @param regulation the regulation that the inventory names
/// @param incidents in the order of their file, each without a fault
public record ImpactFiles(Regulation regulation, List<Incident> incidents) {
  public ImpactFiles {
    incidents = List.copyOf(incidents);
  }

  /// Reads both files.
  ///
  /// @throws ConfigurationException with the problems of both, the inventory's first
  public static ImpactFiles read(Path inventory, Path incidents) throws ConfigurationException {
    YamlReader yaml = new YamlReader(_ -> null);
    List<Problem> problems = new ArrayList<>();
    Optional<Inventory> known = Optional.empty();
    try {
      known = Optional.of(yaml.read(inventory, InventoryReader::read).value());
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    IncidentsReader reader = new IncidentsReader(known);
    try {
      List<Incident> read = yaml.read(incidents, reader::read).value();
      if (known.isPresent()) {
        return new ImpactFiles(known.get().regulation(), read);
      }
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    throw new ConfigurationException(problems);
  }

  /// What the regulation asks for each incident.
  public List<IncidentImpact> impacts() {
    return incidents.stream().map(incident -> IncidentImpact.of(incident, regulation)).toList();
  }
}
