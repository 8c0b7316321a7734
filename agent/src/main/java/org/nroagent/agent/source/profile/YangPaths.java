package org.nroagent.agent.source.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nroagent.daemon.config.Section;

/// Reads ways through trees of nodes as profiles write them: `/prefix:name/name` from the root, `name/prefix:name` or
/// `../name` from an entry of a list, `.` for the entry itself. A step without a prefix is in the namespace of the one
/// before.
final class YangPaths {
  private static final Pattern STEP = Pattern
      .compile("(?:([A-Za-z_][A-Za-z0-9_.-]{0,63}):)?([A-Za-z_][A-Za-z0-9_.-]{0,127})");
  /// Goes into requests as it is.
  private static final Pattern NAMESPACE = Pattern
      .compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9:/._~%+#?=@-]{1,200}");
  private static final int MOST_STEPS = 32;

  private final Map<String, String> namespaces;

  /// @param shared namespaces by prefix that every file may use
  YangPaths(Map<String, String> shared) {
    namespaces = new LinkedHashMap<>(shared);
  }

  /// Reads the section `namespaces`; absent is empty. Its prefixes go before shared ones.
  YangPaths read(Section root) {
    root.section("namespaces").optional().ifPresent(given -> {
      for (String prefix : given.names()) {
        given.text(prefix).check(uri -> NAMESPACE.matcher(uri).matches(), "is no namespace of a YANG module")
            .optional().ifPresent(uri -> namespaces.put(prefix, uri));
      }
    });
    return this;
  }

  /// Namespaces by prefix.
  Map<String, String> namespaces() {
    return namespaces;
  }

  /// The namespace of a prefix.
  ///
  /// @throws IllegalArgumentException with the message for people
  String namespace(String prefix) {
    String namespace = namespaces.get(prefix);
    if (namespace == null) {
      throw new IllegalArgumentException("'" + prefix + "' is no prefix of 'namespaces'; those are "
          + String.join(", ", namespaces.keySet()));
    }
    return namespace;
  }

  /// A way from the root of all data.
  ///
  /// @throws IllegalArgumentException with the message for people
  YangPath ofRoot(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("'" + text + "' does not begin at the root, with a '/'");
    }
    return YangPath.ofRoot(steps(text.substring(1), ""));
  }

  /// A way from an entry of a list.
  ///
  /// @param list the way to the list
  /// @throws IllegalArgumentException with the message for people
  YangPath ofEntry(String text, YangPath list) {
    if (text.equals(".")) {
      return new YangPath(0, List.of());
    }
    int up = 0;
    String rest = text;
    while (rest.startsWith("../")) {
      up++;
      rest = rest.substring(3);
    }
    if (up >= list.steps().size()) {
      throw new IllegalArgumentException("'" + text + "' leads beyond the root");
    }
    return new YangPath(up, steps(rest, list.steps().get(list.steps().size() - 1 - up).namespace()));
  }

  private List<YangName> steps(String text, String namespaceBefore) {
    List<YangName> steps = new ArrayList<>();
    String namespace = namespaceBefore;
    for (String step : text.split("/", -1)) {
      var matcher = STEP.matcher(step);
      if (!matcher.matches() || steps.size() == MOST_STEPS) {
        throw new IllegalArgumentException("'" + text + "' is no path as a/b:c/d");
      }
      if (matcher.group(1) != null) {
        namespace = namespace(matcher.group(1));
      } else if (namespace.isEmpty()) {
        throw new IllegalArgumentException("the first step of '" + text + "' needs a prefix");
      }
      steps.add(new YangName(namespace, matcher.group(2)));
    }
    return steps;
  }
}
