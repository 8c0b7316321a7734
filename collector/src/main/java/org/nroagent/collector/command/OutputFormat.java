package org.nroagent.collector.command;

import org.nroagent.daemon.http.Json;

/// How a command prints its result: the constants are the words of the command line.
enum OutputFormat {
  /// For people.
  text,
  /// For programs.
  json;

  /// A result in this form.
  ///
  /// @param view what JSON shows
  /// @param words what people read
  String of(Record view, String words) {
    return switch (this) {
      case text -> words;
      case json -> Json.text(view) + System.lineSeparator();
    };
  }
}
