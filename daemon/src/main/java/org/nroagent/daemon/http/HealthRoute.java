package org.nroagent.daemon.http;

import java.util.List;
import java.util.function.Supplier;

/// `/healthz` or `/readyz`: 200 with `ok` while nothing is wrong, else 503 with one reason per line.
public final class HealthRoute implements Handler {
  private final Supplier<List<String>> reasons;

  /// @param reasons what is wrong now, each for a person; empty if nothing is
  public HealthRoute(Supplier<List<String>> reasons) {
    this.reasons = reasons;
  }

  @Override
  public Response handle(Request request) {
    List<String> wrong = reasons.get();
    return wrong.isEmpty()
        ? Response.text("ok\n")
        : Response.of(503, "text/plain; charset=utf-8", String.join("\n", wrong) + "\n");
  }
}
