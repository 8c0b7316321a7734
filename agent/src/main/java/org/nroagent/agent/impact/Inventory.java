package org.nroagent.agent.impact;

import java.util.List;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.Service;

/// The services of an operator and the regulation that they are under.
///
/// @param regulation the regulation
/// @param services in the order of the file, each with an id of its own
record Inventory(Regulation regulation, List<Service> services) {
  Inventory {
    services = List.copyOf(services);
  }
}
