package org.nroagent.agent.source.netconf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.YangName;
import org.nroagent.agent.source.profile.YangPath;

/// A node of what a device said.
final class YangNode {
  private final @Nullable YangNode parent;
  private final @Nullable YangName name;
  private final String text;
  private List<YangNode> children = List.of();

  private YangNode(@Nullable YangNode parent, @Nullable YangName name, String text) {
    this.parent = parent;
    this.name = name;
    this.text = text;
  }

  /// The root of all data, without any yet.
  static YangNode root() {
    return new YangNode(null, null, "");
  }

  /// Adds a node below.
  ///
  /// @param content its text, empty where it is no leaf
  YangNode add(YangName child, String content) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    YangNode added = new YangNode(this, child, content);
    children.add(added);
    return added;
  }

  /// The text between its tags, without blanks around it.
  String text() {
    return text;
  }

  /// The nodes at the end of a way, in the order of the reply.
  List<YangNode> all(YangPath path) {
    YangNode start = this;
    for (int i = 0; i < path.up() && start != null; i++) {
      start = start.parent;
    }
    List<YangNode> found = new ArrayList<>();
    if (start != null) {
      start.collect(path.steps(), found);
    }
    return found;
  }

  private void collect(List<YangName> steps, List<YangNode> found) {
    if (steps.isEmpty()) {
      found.add(this);
      return;
    }
    for (YangNode child : children) {
      if (steps.getFirst().equals(child.name)) {
        child.collect(steps.subList(1, steps.size()), found);
      }
    }
  }
}
