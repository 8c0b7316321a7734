package org.nroagent.agent.http;

import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;

/// Something that operations staff should know first.
///
/// @param status how grave it is
/// @param sentence what it is and what to do
record Finding(Status status, String sentence) {
  /// The finding as a line of the page.
  Html html() {
    String word = switch (status) {
      case GOOD -> "ok";
      case DOUBT -> "look";
      case BAD -> "act";
      case UNKNOWN -> "note";
    };
    return Html.fragment().open("p", "class", "finding").add(status.badge(word)).text(" " + sentence).close();
  }
}
