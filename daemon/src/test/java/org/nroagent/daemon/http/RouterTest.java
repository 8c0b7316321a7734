package org.nroagent.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;

class RouterTest {
  private static final Handler NONE = request -> Response.text("");

  private final Router router = Router.builder().get("/", NONE).get("/api/{id}", NONE)
      .get("/api/status", NONE).get(
          "/api/{id}/slots", NONE)
      .build();

  private Router.Match match(String target) {
    return router.find(target).orElseThrow();
  }

  @Test
  void findsThePatternWithLiteralsFirst() {
    assertEquals("/", match("/").pattern());
    assertEquals("/api/status", match("/api/status").pattern());
    assertEquals("/api/{id}", match("/api/hub1.lag-1").pattern());
    assertEquals("/api/{id}/slots", match("/api/status/slots").pattern());
    assertEquals(Optional.empty(), router.find("/api"));
    assertEquals(Optional.empty(), router.find("/api/a/slots/"));
    assertEquals(Optional.empty(), router.find("/other"));
  }

  @Test
  void decodesParametersAfterSplitting() {
    assertEquals("ge-0/0/1", match("/api/ge-0%2F0%2f1/slots").request().parameter("id"));
    assertEquals("a+b", match("/api/a+b").request().parameter("id"));
    assertEquals("é", match("/api/%C3%A9").request().parameter("id"));
  }

  @Test
  void refusesMalformedTargets() {
    assertEquals(400, assertThrows(HttpProblem.class, () -> router.find("/api/%zz")).status());
    assertEquals(400, assertThrows(HttpProblem.class, () -> router.find("/api/" + "x".repeat(300))).status());
  }

  @Test
  void readsQueryParameters() {
    Request request = match(
        "/?from=2026-10-25T02:00:00%2B02:00&to=2026-10-25T02:00:00+02:00&n=7&d=in&x=1&x=2&bad=z")
        .request();
    assertEquals(Optional.of(Instant.parse("2026-10-25T00:00:00Z")), request.instant("from"));
    assertEquals(request.instant("from"), request.instant("to"));
    assertEquals(Optional.of(7L), request.integer("n", 0, 9));
    assertEquals(Optional.of(Direction.IN), request.constant("d", Direction.class));
    assertEquals(Optional.empty(), request.query("absent"));
    for (HttpProblem problem : List.of(assertThrows(HttpProblem.class, () -> request.query("x")),
        assertThrows(HttpProblem.class, () -> request.integer("n", 0, 6)),
        assertThrows(HttpProblem.class, () -> request.integer("bad", 0, 6)),
        assertThrows(HttpProblem.class, () -> request.instant("bad")),
        assertThrows(HttpProblem.class, () -> request.constant("bad", Direction.class)))) {
      assertEquals(400, problem.status());
      assertTrue(problem.getMessage().startsWith("parameter '"), problem::getMessage);
    }
  }

  @Test
  void refusesPatternsTwice() {
    assertThrows(IllegalArgumentException.class, () -> Router.builder().get("/a", NONE).get("/a", NONE));
    assertThrows(IllegalArgumentException.class, () -> Router.builder().get("a", NONE));
  }
}
