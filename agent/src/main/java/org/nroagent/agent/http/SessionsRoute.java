package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/api/v1/devices/{device}/sessions`: how many subscribers' sessions a device served, slot by slot as the ring has it.
final class SessionsRoute implements Handler {
  private final AgentView view;

  /// A part of a device's history.
  ///
  /// @param slots ascending, without those of which the count is not known
  record Document(String device, Instant from, Instant to, int slotSeconds, List<Entry> slots) {}

  /// One slot.
  ///
  /// @param slot its start
  /// @param sessions as the device said when it ended
  record Entry(Instant slot, long sessions) {}

  SessionsRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) throws IOException {
    String device = request.parameter("device");
    if (view.snapshots().devices().stream().noneMatch(each -> each.name().equals(device))) {
      throw HttpProblem.notFound("device '" + device + "'; /api/v1/devices lists those there are");
    }
    RequestedSpan span = RequestedSpan.of(view, request);
    List<Entry> slots = view.slots().sessions(device, span.from(), span.to()).entrySet().stream()
        .map(each -> new Entry(each.getKey(), each.getValue())).toList();
    return Response.json(new Document(device, span.from(), span.to(), view.grid().seconds(), slots));
  }
}
