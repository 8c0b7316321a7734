package org.nroagent.agent.command;

/// How a command prints its result: the constants are the words of the command line.
public enum OutputFormat {
  /// For people.
  text,
  /// For programs.
  json
}
