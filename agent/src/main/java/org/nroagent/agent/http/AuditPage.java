package org.nroagent.agent.http;

import java.time.Duration;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Html;

/// `/audit`: every rule with what it found.
final class AuditPage implements Handler {
  private static final Duration REFRESH = Duration.ofMinutes(5);

  private final AgentView view;

  AuditPage(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) {
    Html body = view.audit().get().map(AuditSection::all).orElseGet(() -> Html.fragment().element("p",
        "No topology is configured, so there is nothing to compare devices with. docs/configuration.md tells how.",
        "class", "note"));
    return Response.html(Pages.frame(view, REFRESH).page("Audit", "/audit", view.time().wall(), body));
  }
}
