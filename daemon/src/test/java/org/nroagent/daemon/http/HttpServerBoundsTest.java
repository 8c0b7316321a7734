package org.nroagent.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.daemon.config.ListenAddress;

@Timeout(60)
class HttpServerBoundsTest {
  private static final int END_OF_STREAM = -1;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private HttpServer start(int maxConnections, Duration idleTimeout) throws IOException {
    Router router = Router.builder().get("/", request -> Response.text("hello")).build();
    return HttpServer.start(new HttpSettings(ListenAddress.loopback(0), maxConnections, 4, idleTimeout),
        router,
        registry);
  }

  private static Socket connect(HttpServer server) throws IOException {
    return new Socket(server.address().getAddress(), server.address().getPort());
  }

  private static void request(Socket socket) throws IOException {
    socket.getOutputStream().write(
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void closesConnectionsAboveTheLimit() throws Exception {
    try (HttpServer server = start(1, Duration.ofSeconds(30)); Socket first = connect(server)) {
      request(first);
      assertEquals('H', first.getInputStream().read());
      try (Socket second = connect(server)) {
        assertEquals(END_OF_STREAM, second.getInputStream().read());
      }
      assertEquals(1.0, registry.get("nro.http.refused.connections").counter().count());
      request(first);
      assertEquals('T', first.getInputStream().read());
    }
  }

  @Test
  void closesIdleConnectionsAndHalfRequests() throws Exception {
    try (HttpServer server = start(4, Duration.ofMillis(200));
        Socket idle = connect(server);
        Socket half = connect(server)) {
      half.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
      assertEquals(END_OF_STREAM, idle.getInputStream().read());
      assertEquals(END_OF_STREAM, half.getInputStream().read());
    }
  }

  @Test
  void closesOpenConnectionsWhenItStops() throws Exception {
    HttpServer server = start(4, Duration.ofSeconds(30));
    try (Socket open = connect(server)) {
      request(open);
      assertEquals('H', open.getInputStream().read());
      server.close();
      open.getInputStream().readAllBytes();
      assertThrows(IOException.class, () -> connect(server).close());
    }
  }
}
