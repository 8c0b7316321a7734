package org.nroagent.agent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.reading.TableKind;

/// `/api/v1/services`: the services that the agent answers for, a part at a time, and beside them the sessions of the
/// multicast interconnection of each device.
final class ServicesRoute implements Handler {
  private static final int DEFAULT_LIMIT = 500;
  private static final int MOST = 5000;

  private final AgentView view;

  ServicesRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) {
    int limit = request.integer("limit", 1, MOST).orElse((long) DEFAULT_LIMIT).intValue();
    String after = request.query("after").orElse("");
    List<ServiceDocument> following = ServiceDocument
        .all(view.snapshots().states().services(), view.time().wall(), view.zone()).stream()
        .filter(each -> each.place().compareTo(after) > 0).toList();
    List<ServiceDocument> part = following.subList(0, Math.min(limit, following.size()));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("services", part);
    document.put("next", part.size() < following.size() ? part.getLast().place() : null);
    document.put("devices", view.snapshots().devices().stream()
        .map(device -> ReadingDocument.of(device, "sessions",
            Set.of(TableKind.BGP, TableKind.PIM, TableKind.MSDP),
            reading -> ReadingDocument.sessions(reading.sessions())))
        .toList());
    return Response.json(document);
  }
}
