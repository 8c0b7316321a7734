package org.nroagent.lab.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Subtree filtering as RFC 6241 §6 has it.
///
/// Nothing is added that was not asked for: keys of lists, which a server may give along (§6.2.5), are given only where the
/// filter names them or takes an entry whole.
public final class SubtreeFilter {
  private SubtreeFilter() {}

  /// What a filter leaves of data.
  ///
  /// @param filter the elements in it, all of one level; none of them selects nothing
  /// @param data the elements that it is applied to
  /// @return each selected element once, in the order of the data
  public static List<XmlNode> select(List<XmlNode> filter, List<XmlNode> data) {
    List<XmlNode> selected = new ArrayList<>();
    for (XmlNode each : data) {
      List<XmlNode> matching = filter.stream().filter(node -> matches(node, each)).toList();
      pruned(each, matching).ifPresent(selected::add);
    }
    return selected;
  }

  /// What all filter nodes that bear its name leave of an element.
  private static Optional<XmlNode> pruned(XmlNode element, List<XmlNode> filter) {
    List<XmlNode> inside = new ArrayList<>();
    for (XmlNode node : filter) {
      if (node.children().isEmpty()) {
        if (!isContentMatch(node) || holds(node, element)) {
          return Optional.of(element);
        }
        continue;
      }
      List<XmlNode> contents = node.children().stream().filter(SubtreeFilter::isContentMatch).toList();
      if (contents.stream()
          .allMatch(match -> element.children().stream().anyMatch(leaf -> holds(match, leaf)))) {
        if (contents.size() == node.children().size()) {
          return Optional.of(element);
        }
        inside.addAll(node.children());
      }
    }
    List<XmlNode> left = select(inside, element.children());
    return left.isEmpty() ? Optional.empty() : Optional.of(element.withChildren(left));
  }

  /// §6.2.5: a leaf with a text.
  private static boolean isContentMatch(XmlNode filter) {
    return filter.children().isEmpty() && !filter.text().isBlank();
  }

  private static boolean holds(XmlNode match, XmlNode leaf) {
    return matches(match, leaf) && leaf.children().isEmpty() && match.value().equals(leaf.value());
  }

  /// §6.2.1 and §6.2.2: a filter node without a namespace stands for all of them; its attributes must be there.
  private static boolean matches(XmlNode filter, XmlNode element) {
    return filter.name().equals(element.name())
        && (filter.namespace().isEmpty() || filter.namespace().equals(element.namespace()))
        && element.attributes().entrySet().containsAll(filter.attributes().entrySet());
  }
}
