package org.nroagent.collector.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;

/// The agents that a request asks for.
///
/// @param text found in name, address or software, whatever the case; empty for any
/// @param group to which they belong
/// @param after name behind which the part begins, empty for the first
/// @param limit the most
record FleetQuery(Optional<String> text, Fleet.Group group, Optional<String> after, int limit) {
  static final int MOST = 1_000;

  /// Reads the parameters of the query.
  ///
  /// @param defaultLimit the most where nothing is said
  /// @throws HttpProblem if they are wrong
  static FleetQuery of(Request request, int defaultLimit) {
    return new FleetQuery(SearchText.of(request),
        request.constant("state", Fleet.Group.class).orElse(Fleet.Group.ALL), request.query("after"),
        request.integer("limit", 1, MOST).orElse((long) defaultLimit).intValue());
  }

  boolean wants(AgentView agent) {
    return group.has(agent) && text.stream().allMatch(wanted -> isIn(agent, wanted.toLowerCase(Locale.ROOT)));
  }

  private static boolean isIn(AgentView agent, String wanted) {
    return Stream.of(Optional.of(agent.name()), agent.remote(), agent.software()).flatMap(Optional::stream)
        .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// A link to the part behind a name.
  String link(String behind) {
    return "/agents?state=" + group.word()
        + text.map(each -> "&" + EventQuery.parameter("q", each)).orElse("")
        + "&" + EventQuery.parameter("after", behind);
  }
}
