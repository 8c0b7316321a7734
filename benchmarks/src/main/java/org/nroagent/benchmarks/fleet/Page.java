package org.nroagent.benchmarks.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A page as it came.
///
/// @param seconds from the request to its last octet
/// @param octets of its body
record Page(double seconds, int octets) {
  private static final int OK = 200;
  private static final double NANOS_PER_SECOND = 1e9;

  /// Asks for a page.
  ///
  /// @throws IOException if it does not come
  static Page get(InetSocketAddress server, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.getPort() + path);
      long start = System.nanoTime();
      HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).build(),
          BodyHandlers.ofByteArray());
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      if (response.statusCode() != OK) {
        throw new IOException(uri + " answered " + response.statusCode());
      }
      return new Page(seconds, response.body().length);
    }
  }
}
