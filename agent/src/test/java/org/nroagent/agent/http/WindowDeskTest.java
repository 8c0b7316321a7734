package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.reachability.ServiceWindow;

/// Declaring a window over HTTP.
class WindowDeskTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String BODY = """
      {"kind":"force-majeure","from":"2026-11-18T22:00:00+01:00","to":"2026-11-19T00:00:00Z","nros":["nro-1"],
      "note":"flood"}""";

  private final List<ServiceWindow> taken = new ArrayList<>();
  private boolean takes = true;
  private final WindowDesk desk = new WindowDesk(new Secret(TOKEN), List.of("nro-1"), window -> {
    taken.add(window);
    return takes;
  });

  private Response post(String authorization, String body) throws Exception {
    return desk.handle(new Request("/api/v1/windows", Map.of(), Map.of(),
        new Request.Content(body, authorization)));
  }

  private int refusal(String body) {
    HttpProblem problem = assertThrows(HttpProblem.class, () -> post("Bearer " + TOKEN, body));
    assertEquals(List.of(), taken);
    return problem.status();
  }

  @Test
  void whoHasTheTokenDeclares() throws Exception {
    assertEquals(202, post("Bearer " + TOKEN, BODY).status());
    assertEquals(List.of(new ServiceWindow(ServiceWindow.Kind.FORCE_MAJEURE,
        Instant.parse("2026-11-18T21:00:00Z"), Instant.parse("2026-11-19T00:00:00Z"),
        new TreeSet<>(List.of("nro-1")), "flood")), taken);
  }

  @Test
  void nobodyElseDoes() throws Exception {
    for (String authorization : List.of("", "Bearer ", "Bearer 0123456789abcdeF", TOKEN, "Basic " + TOKEN)) {
      assertEquals(401, assertThrows(HttpProblem.class, () -> post(authorization, BODY)).status(),
          authorization);
    }
    assertEquals(List.of(), taken);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    for (String body : List.of("", "[]", "{", "{}", BODY.replace("force-majeure", "bad-luck"),
        BODY.replace("nro-1", "nro-9"), BODY.replace("2026-11-19", "2026-11-17"),
        BODY.replace("+01:00", ""), BODY.replace("\"note\"", "\"notes\""),
        BODY.replace("flood", "x".repeat(201)), BODY.replace("[\"nro-1\"]", "\"nro-1\""))) {
      assertEquals(400, refusal(body), body);
    }
  }

  @Test
  void whatCannotBeKeptIsSaid() {
    takes = false;
    HttpProblem problem = assertThrows(HttpProblem.class, () -> post("Bearer " + TOKEN, BODY));
    assertEquals(503, problem.status());
  }

  @Test
  void theTokenIsNeverShown() {
    assertTrue(!new Request.Content(BODY, "Bearer " + TOKEN).toString().contains(TOKEN));
  }
}
