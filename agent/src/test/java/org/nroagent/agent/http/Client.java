package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.nroagent.daemon.config.ListenAddress;

/// A served view with a client to it.
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AgentHttp served;
  private final HttpClient http = HttpClient.newHttpClient();

  Client(AgentView view) throws IOException {
    served = AgentHttp.start(ListenAddress.loopback(0), view);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + served.address().getPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /// The body of a 200 of this type.
  String body(String path, String contentType) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(contentType, response.headers().firstValue("Content-Type").orElseThrow());
    return response.body();
  }

  /// The body of a 200 as JSON.
  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(body(path, "application/json"));
  }

  /// The problem document of an error.
  JsonNode problem(int status, String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(status, response.statusCode(), response.body());
    assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    JsonNode problem = JSON.readTree(response.body());
    assertEquals(status, problem.get("status").intValue());
    return problem;
  }

  @Override
  public void close() {
    http.close();
    served.close();
  }
}
