package org.nroagent.collector.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads lists of interfaces.
public final class InterfaceRefs {
  private InterfaceRefs() {}

  /// A list of `{agent: NAME, interface: ID}`, each once. An empty one is reported.
  ///
  /// @param section holds the list under the key
  /// @param agents the names that an agent may have
  public static Field<List<InterfaceRef>> read(Section section, String key, KnownNames agents) {
    return section.sections(key).check(list -> !list.isEmpty(), "must name at least one interface")
        .map(sections -> refs(sections, agents));
  }

  private static List<InterfaceRef> refs(List<Section> sections, KnownNames agents) {
    List<InterfaceRef> refs = new ArrayList<>();
    Set<InterfaceRef> seen = new HashSet<>();
    for (Section section : sections) {
      InterfaceRef ref = new InterfaceRef(agents.required(section.id("agent")),
          section.id("interface").required(KnownNames.PLACEHOLDER));
      if (!seen.add(ref)) {
        section.error("interface " + ref + " is there twice; its octets would be counted twice");
      }
      refs.add(ref);
    }
    return refs;
  }
}
