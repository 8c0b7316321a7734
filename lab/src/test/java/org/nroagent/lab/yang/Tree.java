package org.nroagent.lab.yang;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nroagent.lab.xml.XmlNode;

/// Finds leaves by paths of local names; `name[key]` is the entry whose first leaf has that value.
///
/// @param roots the elements of the top level
record Tree(List<XmlNode> roots) {
  private static final Pattern STEP = Pattern.compile("([^/\\[]+)(?:\\[([^\\]]+)\\])?/?");

  /// The texts of all leaves at a path.
  List<String> texts(String path) {
    return found(path).stream().map(XmlNode::text).toList();
  }

  /// The text of the only leaf at a path.
  String text(String path) {
    return only(path).text();
  }

  /// The value of the only leaf at a path, identities with their namespaces.
  String value(String path) {
    return only(path).value();
  }

  private XmlNode only(String path) {
    List<XmlNode> found = found(path);
    if (found.size() != 1) {
      throw new AssertionError(path + " is there " + found.size() + " times");
    }
    return found.getFirst();
  }

  private List<XmlNode> found(String path) {
    Matcher steps = STEP.matcher(path);
    List<XmlNode> level = roots;
    List<XmlNode> found = List.of();
    while (steps.find()) {
      String name = steps.group(1);
      String key = steps.group(2);
      Stream<XmlNode> named = level.stream().filter(each -> each.name().equals(name));
      found = named.filter(each -> key == null || each.children().getFirst().value().equals(key)).toList();
      level = found.stream().flatMap(each -> each.children().stream()).toList();
    }
    return found;
  }
}
