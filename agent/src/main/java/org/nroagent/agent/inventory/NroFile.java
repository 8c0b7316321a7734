package org.nroagent.agent.inventory;

import java.util.List;
import java.util.Map;
import org.nroagent.agent.inventory.Inventory.Sessions;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.DatedLines;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceWindow;

/// One file of the inventory.
///
/// @param nro the NRO
/// @param lines by the name of the place
/// @param links interfaces with lines of their own
/// @param technologies those of base stations by the name of their place
/// @param windows declared times of this NRO
/// @param sessions by network, where they are known
record NroFile(String nro, Map<String, DatedLines> lines, List<Place> links,
    Map<String, List<String>> technologies, List<ServiceWindow> windows,
    Map<DataNetwork, Sessions> sessions) {}
