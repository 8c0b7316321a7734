package org.nroagent.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/api/openapi.json`: the description of the API for programs (OpenAPI 3.1).
final class OpenApiRoute implements Handler {
  private static final String RESOURCE = "openapi.json";

  @Override
  public Response handle(Request request) throws IOException {
    try (InputStream document = Objects.requireNonNull(OpenApiRoute.class.getResourceAsStream(RESOURCE))) {
      return new Response(200, "application/json", document.readAllBytes(), Map.of());
    }
  }
}
