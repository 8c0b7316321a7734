package org.nroagent.agent.impact;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Service;

/// The services of an operator and the regulation that they are under.
///
/// @param regulation the regulation with its versions
/// @param services in the order of the file, each with an id of its own
/// @param operator who notifies, for the drafts of notices
/// @param contact whom the regulator may ask, for the drafts of notices
record Inventory(RegulationProfile regulation, List<Service> services, Optional<String> operator,
    Optional<String> contact) {
  Inventory {
    services = List.copyOf(services);
  }
}
