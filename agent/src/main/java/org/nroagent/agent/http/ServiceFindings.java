package org.nroagent.agent.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.reachability.Place;

/// What is wrong with services and with the inventory, each as a sentence that says what to do.
final class ServiceFindings {
  private ServiceFindings() {}

  static List<Finding> of(ServicesSnapshot services, LocalDate today) {
    List<Finding> findings = new ArrayList<>();
    List<Incident> open = ToldServices.incidents(services.told()).stream().filter(Incident::isOpen).toList();
    if (!open.isEmpty()) {
      findings.add(new Finding(Status.BAD,
          (open.size() == 1 ? "Services are cut off: " : open.size() + " incidents are open, the newest by ")
              + EventWords.failed(open.getLast().cause()) + ". The table of incidents says whose lines."));
    }
    Inventory inventory = services.config().inventory();
    long files = inventory.errors().stream().map(Problem::file).distinct().count();
    if (files > 0) {
      findings.add(new Finding(Status.BAD, (files == 1 ? "A file" : files + " files")
          + " of the inventory cannot be used, so lines are not counted: "
          + inventory.errors().getFirst().render() + ". nro-agent check-config lists everything."));
    }
    List<String> unknown = services.config().withUnknownLines(today);
    if (!unknown.isEmpty() && files == 0) {
      findings.add(new Finding(Status.DOUBT, "Nobody told how many lines there are at " + unknown.getFirst()
          + (unknown.size() == 1 ? "" : " and " + (unknown.size() - 1) + " more places")
          + ": an outage there has unknown lines. Give them in inventory.d, with 0 where there are none."));
    }
    Set<String> out = ToldServices.sharesOut(services.told());
    services.config().places().stream().filter(place -> out.contains(place.name()))
        .forEach(place -> addShare(findings, place, inventory.on(place.name(), today)));
    return findings;
  }

  /// Lines that this agent leaves out of all its counts.
  private static void addShare(List<Finding> findings, Place nro, LineCounts lines) {
    if (!lines.isNone()) {
      findings.add(new Finding(Status.DOUBT,
          "All OLTs of NRO " + nro.name() + " that this agent polls are cut"
              + " off. Its lines as a whole (" + lines.text()
              + ") are in no count here, as other agents poll "
              + String.join(", ", nro.elsewhere())
              + ": the collector counts them while those are cut off, too. Look there."));
    }
  }
}
