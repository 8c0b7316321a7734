package org.nroagent.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.daemon.config.ListenAddress;

@Timeout(60)
class HttpServerTest {
  private static final String CRLF = "\r\n";

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Semaphore slowRequests = new Semaphore(0);
  private final AtomicReference<List<String>> unhealthy = new AtomicReference<>(List.of());
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    Router router = Router.builder().get("/", request -> Response.html("<!doctype html><p>hello")).get(
        "/echo/{id}", request -> Response.json(Map.of("id", request.parameter("id")))).get("/large",
            request -> Response.csv("x".repeat(4 << 20)))
        .get("/missing/{id}", request -> {
          throw HttpProblem.notFound("interface '" + request.parameter("id") + "'");
        }).get("/at", request -> Response.text(request.instant("from").orElseThrow().toString()))
        .get("/broken",
            request -> {
              throw new IOException("the disk's secret reason");
            })
        .get("/slow", request -> {
          slowRequests.release();
          release.await();
          return Response.text("done");
        }).get("/acts/{id}", request -> Response.text("read"))
        .post("/acts/{id}", request -> Response.text("made " + request.content().body()))
        .delete("/acts/{id}", request -> Response.text("removed " + request.parameter("id")))
        .get("/metrics", new MetricsRoute(registry)).get("/healthz", new HealthRoute(unhealthy::get))
        .build();
    server = HttpServer.start(new HttpSettings(
        new ListenAddress(ListenAddress.loopback(0).address(), Set.of("hub1.example.net")), 20, 2,
        Duration.ofSeconds(20)), router, registry);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    release.countDown();
    client.close();
    server.close();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private JsonNode problem(HttpResponse<String> response) throws IOException {
    assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    JsonNode document = new ObjectMapper().readTree(response.body());
    assertEquals(response.statusCode(), document.get("status").asInt());
    return document;
  }

  /// Sends bytes as they are and returns all that comes back until the server closes.
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void servesPagesWithSecurityHeaders() throws Exception {
    HttpResponse<String> response = get("/");
    assertEquals(200, response.statusCode());
    assertEquals("<!doctype html><p>hello", response.body());
    assertEquals("text/html; charset=utf-8", response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElseThrow());
    assertTrue(response.headers().firstValue("Content-Security-Policy").orElseThrow()
        .startsWith("default-src 'none'"));
    assertTrue(response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  void handsPathParametersToTheHandler() throws Exception {
    assertEquals("{\"id\":\"ge-0/0/1\"}\n", get("/echo/ge-0%2F0%2F1").body());
  }

  @Test
  void answersHeadWithoutBody() throws Exception {
    HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri("/")).HEAD().build(),
        BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
    assertEquals("23", response.headers().firstValue("Content-Length").orElseThrow());
  }

  @Test
  void servesSomeMegabytes() throws Exception {
    assertEquals(4 << 20, get("/large").body().length());
  }

  @Test
  void problemsNameTheThing() throws Exception {
    assertEquals("there is no interface 'hub1.lag-9'",
        problem(get("/missing/hub1.lag-9")).get("detail").asText());
    assertEquals("there is no page '/nowhere'", problem(get("/nowhere")).get("detail").asText());
    JsonNode badParameter = problem(get("/at?from=yesterday"));
    assertEquals(400, badParameter.get("status").asInt());
    assertEquals("from", badParameter.get("parameter").asText());
    assertEquals("Bad Request", badParameter.get("title").asText());
  }

  @Test
  void failuresAreCountedAndShowNothing() throws Exception {
    HttpResponse<String> response = get("/broken");
    assertEquals(500, problem(response).get("status").asInt());
    assertFalse(response.body().contains("secret"));
    assertTrue(get("/metrics").body().contains("nro_http_failures_total 1.0"));
  }

  @Test
  void aRouteTakesTheMethodsItWasGivenAndSaysWhich() throws Exception {
    assertEquals("read", get("/acts/7").body());
    assertEquals("made x", act("POST", "/acts/7", "x").body());
    assertEquals("removed 7", act("DELETE", "/acts/7", "").body());
    HttpResponse<String> refused = act("PUT", "/acts/7", "x");
    assertEquals(405, problem(refused).get("status").asInt());
    assertEquals("GET, HEAD, DELETE, POST", refused.headers().firstValue("Allow").orElseThrow());
    assertEquals(404, problem(act("DELETE", "/nothing", "")).get("status").asInt());
  }

  private HttpResponse<String> act(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> response = client.send(
        HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    assertEquals(405, problem(response).get("status").asInt());
    assertEquals("GET, HEAD", response.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  void refusesForeignAndMissingHosts() throws Exception {
    for (String host : List.of("Host: evil.example.net" + CRLF,
        "Host: 127.0.0.1.evil.example.net:9480" + CRLF, "")) {
      String answer = raw("GET / HTTP/1.1" + CRLF + host + "Connection: close" + CRLF + CRLF);
      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    }
    for (String host : List.of("localhost:9480", "127.0.0.1", "[::1]:9480", "HUB1.example.net")) {
      String answer = raw(
          "GET / HTTP/1.1" + CRLF + "Host: " + host + CRLF + "Connection: close" + CRLF + CRLF);
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }
  }

  @Test
  void refusesWhatIsNotHttpOrTooLarge() throws Exception {
    String host = "Host: localhost" + CRLF;
    assertTrue(raw("\u0016\u0003\u0001 hello" + CRLF + CRLF).startsWith("HTTP/1.1 400 "));
    assertTrue(
        raw("GET /" + "x".repeat(5000) + " HTTP/1.1" + CRLF + host + CRLF).startsWith("HTTP/1.1 414 "));
    assertTrue(raw("GET / HTTP/1.1" + CRLF + host + "X: " + "x".repeat(20_000) + CRLF + CRLF).startsWith(
        "HTTP/1.1 431 "));
    assertTrue(
        raw("POST / HTTP/1.1" + CRLF + host + "Content-Length: 9999999" + CRLF + "Connection: close" + CRLF
            + CRLF).startsWith("HTTP/1.1 413 "));
  }

  @Test
  void answersPipelinedRequestsInOrder() throws Exception {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      requests.append("GET /echo/").append(i).append(" HTTP/1.1" + CRLF + "Host: localhost" + CRLF);
      requests.append(i == 49 ? "Connection: close" + CRLF : "").append(CRLF);
    }
    List<String> bodies = raw(requests.toString()).lines().filter(line -> line.startsWith("{")).toList();
    assertEquals(IntStream.range(0, 50).mapToObj(i -> "{\"id\":\"" + i + "\"}").toList(), bodies);
  }

  @Test
  void answersARequestThatTricklesIn() throws Exception {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setTcpNoDelay(true);
      for (byte octet : ("GET / HTTP/1.1" + CRLF + "Host: localhost" + CRLF + CRLF).getBytes(
          StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(octet);
        socket.getOutputStream().flush();
      }
      BufferedReader reader = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertEquals("HTTP/1.1 200 OK", reader.readLine());
    }
  }

  @Test
  void answers503AboveTheRequestsInFlight() throws Exception {
    CompletableFuture<HttpResponse<String>> first = client.sendAsync(
        HttpRequest.newBuilder(uri("/slow")).build(),
        BodyHandlers.ofString());
    slowRequests.acquire();
    CompletableFuture<HttpResponse<String>> second = client.sendAsync(
        HttpRequest.newBuilder(uri("/slow")).build(),
        BodyHandlers.ofString());
    slowRequests.acquire();
    HttpResponse<String> refused = get("/");
    assertEquals(503, problem(refused).get("status").asInt());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
    release.countDown();
    assertEquals("done", first.join().body());
    assertEquals("done", second.join().body());
    assertEquals(200, get("/").statusCode());
  }

  @Test
  void showsHealth() throws Exception {
    assertEquals("ok\n", get("/healthz").body());
    unhealthy.set(List.of("the ring cannot be written: no space left on device"));
    HttpResponse<String> response = get("/healthz");
    assertEquals(503, response.statusCode());
    assertEquals("the ring cannot be written: no space left on device\n", response.body());
  }

  @Test
  void saysWhichAddressCannotBeBound() {
    ListenAddress taken = ListenAddress.loopback(server.address().getPort());
    IOException refused = assertThrows(IOException.class,
        () -> HttpServer.start(HttpSettings.of(taken), Router.builder().build(), registry));
    assertTrue(String.valueOf(refused.getMessage()).contains(":" + server.address().getPort()),
        refused::getMessage);
  }
}
