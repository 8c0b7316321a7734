package org.nroagent.endtoend.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// The pages as a client sees them.
record Http(HttpClient client, int port) implements AutoCloseable {
  static Http at(int port) {
    return new Http(HttpClient.newHttpClient(), port);
  }

  String text(String path) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(path + " answers " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  JsonNode json(String path) throws IOException {
    return JsonMapper.builder().build().readTree(text(path));
  }

  @Override
  public void close() {
    client.close();
  }
}
