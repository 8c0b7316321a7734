package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;

/// Which slots a request asks for by `from` and `to`.
///
/// @param from start of the span
/// @param to end of the span, exclusive
record RequestedSpan(Instant from, Instant to) {
  private static final Duration DEFAULT_SPAN = Duration.ofDays(1);
  private static final int LONGEST_DAYS = 32;
  /// Keeps the answer below the size of a response where slots are shorter than half a minute.
  private static final long MOST_SLOTS = 100_000;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /// The span of a request, the last day by default.
  ///
  /// @throws HttpProblem with 400 if it is empty, too long or out of range
  static RequestedSpan of(AgentView view, Request request) {
    Instant to = time(request, "to", view.time().wall());
    Instant dayBefore = to.minus(DEFAULT_SPAN);
    Instant from = time(request, "from", dayBefore.isBefore(EARLIEST) ? EARLIEST : dayBefore);
    if (!from.isBefore(to)) {
      throw HttpProblem.badParameter("from", "must be before 'to', which is " + to);
    }
    if (Duration.between(from, to).compareTo(Duration.ofDays(LONGEST_DAYS)) > 0) {
      throw HttpProblem.badParameter("from",
          "is more than " + LONGEST_DAYS + " days before 'to', which is " + to
              + "; ask for a shorter span");
    }
    if (view.grid().count(from, to) > MOST_SLOTS) {
      throw HttpProblem.badParameter("from",
          "is more than " + MOST_SLOTS + " slots of " + view.grid().seconds()
              + " s before 'to', which is " + to + "; ask for a shorter span");
    }
    return new RequestedSpan(from, to);
  }

  private static Instant time(Request request, String name, Instant otherwise) {
    Instant time = request.instant(name).orElse(otherwise);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw HttpProblem.badParameter(name, "is not within " + EARLIEST + " and " + LATEST);
    }
    return time;
  }
}
