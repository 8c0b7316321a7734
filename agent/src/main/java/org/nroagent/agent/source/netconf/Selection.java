package org.nroagent.agent.source.netconf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.YangName;

/// What is asked of a device: a tree of nodes whose leaves are wanted. It is both the subtree filter of the request
/// (RFC 6241 §6) and what is kept of the reply, as a device may send more than it was asked for.
final class Selection {
  private final Map<YangName, Selection> children = new LinkedHashMap<>();

  /// Adds the nodes on a way down, the last of which is wanted.
  Selection with(Iterable<YangName> steps) {
    Selection here = this;
    for (YangName step : steps) {
      here = here.children.computeIfAbsent(step, _ -> new Selection());
    }
    return this;
  }

  /// Whether nothing below is asked for: nothing at all, or of a node in the tree, a leaf, of which the text is wanted.
  boolean isEmpty() {
    return children.isEmpty();
  }

  /// What is asked for below an element, null where it is not asked for.
  Map.@Nullable Entry<YangName, Selection> child(String namespace, String name) {
    for (Map.Entry<YangName, Selection> each : children.entrySet()) {
      if (each.getKey().is(namespace, name)) {
        return each;
      }
    }
    return null;
  }

  /// The content of a subtree filter. Names and namespaces hold nothing that XML would need to escape: profiles that do
  /// are refused.
  String filter() {
    StringBuilder xml = new StringBuilder();
    write(xml, "");
    return xml.toString();
  }

  private void write(StringBuilder xml, String namespace) {
    children.forEach((name, child) -> {
      xml.append('<').append(name.local());
      if (!name.namespace().equals(namespace)) {
        xml.append(" xmlns=\"").append(name.namespace()).append('"');
      }
      if (child.isEmpty()) {
        xml.append("/>");
      } else {
        xml.append('>');
        child.write(xml, name.namespace());
        xml.append("</").append(name.local()).append('>');
      }
    });
  }
}
