package org.nroagent.agent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/api/v1/incidents`: open incidents and the last ended ones, ascending, a part at a time.
final class IncidentsRoute implements Handler {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;

  private final AgentView view;

  IncidentsRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) {
    int limit = request.integer("limit", 1, MOST).orElse((long) DEFAULT_LIMIT).intValue();
    long after = request.integer("after", 0, Long.MAX_VALUE).orElse(0L);
    List<IncidentDocument> following = IncidentDocument
        .all(view.snapshots().states().services(), view.time().wall(), view.zone()).stream()
        .filter(each -> each.number() > after).toList();
    List<IncidentDocument> part = following.subList(0, Math.min(limit, following.size()));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("incidents", part);
    document.put("next", part.size() < following.size() ? part.getLast().number() : null);
    return Response.json(document);
  }
}
