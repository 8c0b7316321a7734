package org.nroagent.collector.http;

import java.util.Optional;
import org.nroagent.collector.store.InterfaceReader;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;

/// The interfaces that a request asks for.
///
/// @param agent of this agent; empty for any
/// @param text found in the interface's public id, whatever the case; empty for any
/// @param after id behind which the part begins, `agent~interface`; empty for the first
/// @param limit the most
record InterfaceQuery(Optional<String> agent, Optional<String> text, Optional<String> after, int limit) {
  static final int MOST = 1_000;

  /// Reads the parameters of the query.
  ///
  /// @param defaultLimit the most where nothing is said
  /// @throws HttpProblem if they are wrong
  static InterfaceQuery of(Request request, int defaultLimit) {
    return new InterfaceQuery(request.query("agent"), SearchText.of(request),
        request.query("after", InterfaceQuery::id),
        request.integer("limit", 1, MOST).orElse((long) defaultLimit).intValue());
  }

  private static String id(String text) {
    if (text.indexOf('~') < 0) {
      throw new IllegalArgumentException("is no interface; write it as agent~interface");
    }
    return text;
  }

  /// As the store is asked.
  InterfaceReader.Query query() {
    return new InterfaceReader.Query(agent, text,
        after.map(id -> new InterfaceReader.Place(id.substring(0, id.indexOf('~')),
            id.substring(id.indexOf('~') + 1))),
        limit);
  }

  /// A link to the part behind an id.
  String link(String behind) {
    return "/interfaces?" + agent.map(each -> EventQuery.parameter("agent", each) + "&").orElse("")
        + text.map(each -> EventQuery.parameter("q", each) + "&").orElse("")
        + EventQuery.parameter("after", behind);
  }
}
