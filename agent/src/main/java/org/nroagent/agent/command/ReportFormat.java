package org.nroagent.agent.command;

/// How a report is printed: the constants are the words of the command line.
enum ReportFormat {
  /// For people.
  text,
  /// For spreadsheets.
  csv,
  /// For programs.
  json
}
