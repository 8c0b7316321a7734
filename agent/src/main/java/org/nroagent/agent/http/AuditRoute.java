package org.nroagent.agent.http;

import java.util.Optional;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/api/v1/audit`, with `rule`, `outcome` and `limit`.
final class AuditRoute implements Handler {
  /// How many findings are given where a request does not say.
  static final int DEFAULT_LIMIT = 1_000;
  private static final int MOST = 20_000;

  private final AgentView view;

  AuditRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) {
    Optional<String> rule = request.query("rule");
    Optional<Outcome> outcome = request.constant("outcome", Outcome.class);
    int limit = request.integer("limit", 0, MOST).orElse((long) DEFAULT_LIMIT).intValue();
    return Response.json(AuditDocument.of(view.audit().get(),
        finding -> rule.filter(id -> !id.equals(finding.rule())).isEmpty()
            && outcome.filter(each -> each != finding.outcome()).isEmpty(),
        limit));
  }
}
