package org.nroagent.collector.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// The description of the API, a resource of this jar.
final class OpenApiRoute implements Handler {
  private static final String RESOURCE = "/org/nroagent/collector/http/openapi.json";

  @Override
  public Response handle(Request request) throws IOException {
    try (InputStream in = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the jar lacks " + RESOURCE);
      }
      return Response.of(200, "application/json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
