package org.nroagent.agent.audit.rule;

/// Numbers of things in sentences.
final class Counted {
  private Counted() {}

  /// `1 path`, `2 paths`.
  static String of(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
