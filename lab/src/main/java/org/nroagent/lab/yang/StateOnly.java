package org.nroagent.lab.yang;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nroagent.lab.xml.XmlNode;

/// What `config-filter` false of `get-data` leaves (RFC 8526): state, and the keys above it.
public final class StateOnly {
  private static final Set<String> KEYS = Set.of("name", "interface", "md-id", "ma-id", "mep-id", "rmep-id",
      "maintenance-group-id", "type", "interface-name", "group-address", "source-address");
  /// Configuration of the modules that are served, by its parent: with NMDA, all of these are of IETF and IEEE.
  private static final Set<String> CONFIGURATION = Set.of("interface/description", "interface/enabled",
      "interface/type",
      "lag/key-group-name", "aggport/key-group-name", "aggport/actor-port-number",
      "aggport/actor-port-priority",
      "cfm/maintenance-domain", "maintenance-group/md-id", "maintenance-group/ma-id", "mep/direction",
      "mep/enabled",
      "continuity-check/ccm-enabled", "continuity-check/lowest-priority-defect",
      "continuity-check/fng-alarm-time",
      "continuity-check/fng-reset-time", "interface/version", "interface/query-interval");

  private StateOnly() {}

  /// The elements without configuration.
  public static List<XmlNode> of(List<XmlNode> data) {
    List<XmlNode> left = new ArrayList<>();
    for (XmlNode each : data) {
      if (each.children().isEmpty()) {
        left.add(each);
        continue;
      }
      List<XmlNode> children = of(each.children().stream()
          .filter(child -> !CONFIGURATION.contains(each.name() + '/' + child.name())).toList());
      if (children.stream().anyMatch(child -> !child.children().isEmpty() || !KEYS.contains(child.name()))) {
        left.add(each.withChildren(children));
      }
    }
    return left;
  }
}
