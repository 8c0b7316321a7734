package org.nroagent.agent.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.model.address.Ipv4Address;

/// The part of [KeptState] that says which declared multicast groups were seen. Most groups are watched since one of few
/// moments.
///
/// ```
/// {"seen":[GROUP…],"awaited":{TIME:[GROUP…]…}}
/// ```
final class SeenGroupsJson {
  private SeenGroupsJson() {}

  static void encode(SeenGroups groups, ObjectNode json) {
    ArrayNode seen = json.putArray("seen");
    new TreeSet<>(groups.seen()).forEach(group -> seen.add(group.toString()));
    ObjectNode awaited = json.putObject("awaited");
    new TreeMap<>(groups.awaited())
        .forEach((group, since) -> awaited.withArray(since.toString()).add(group.toString()));
  }

  static SeenGroups decode(JsonNode json) throws IOException {
    try {
      Set<Ipv4Address> seen = new HashSet<>();
      json.path("seen").forEach(group -> seen.add(Ipv4Address.parse(group.asText())));
      Map<Ipv4Address, Instant> awaited = new HashMap<>();
      for (var each : json.path("awaited").properties()) {
        Instant since = Instant.parse(each.getKey());
        each.getValue().forEach(group -> awaited.put(Ipv4Address.parse(group.asText()), since));
      }
      return new SeenGroups(seen, awaited);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
