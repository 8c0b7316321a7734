package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
  private final WindowDesk desk = new WindowDesk(new Secret(TOKEN), List.of("nro-1"),
      new WindowDesk.Taker() {
        @Override
        public OptionalLong declare(ServiceWindow window) {
          taken.add(window);
          return takes ? OptionalLong.of(17) : OptionalLong.empty();
        }

        @Override
        public WindowDesk.Withdrawal withdraw(long number) {
          if (!takes) {
            return WindowDesk.Withdrawal.NOT_NOW;
          }
          return number == 17 ? WindowDesk.Withdrawal.DONE : WindowDesk.Withdrawal.UNKNOWN;
        }
      });

  private Response post(String authorization, String body) throws Exception {
    return desk.declare(new Request("/api/v1/windows", Map.of(), Map.of(),
        new Request.Content(body, authorization)));
  }

  private Response delete(String authorization, String number) throws Exception {
    return desk.withdraw(new Request("/api/v1/windows/" + number, Map.of("number", number), Map.of(),
        new Request.Content("", authorization)));
  }

  private int refusalToDelete(String authorization, String number) {
    return assertThrows(HttpProblem.class, () -> delete(authorization, number)).status();
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
  void theAnswerSaysByWhichNumberItIsTakenBack() throws Exception {
    String answer = new String(post("Bearer " + TOKEN, BODY).body(), StandardCharsets.UTF_8);
    assertTrue(answer.contains("\"number\":17"), answer);
    assertEquals(200, delete("Bearer " + TOKEN, "17").status());
  }

  @Test
  void nothingIsTakenBackThatIsNotThereOrBySomebodyElseOrNotNow() {
    assertEquals(401, refusalToDelete("Bearer 0123456789abcdeF", "17"));
    assertEquals(404, refusalToDelete("Bearer " + TOKEN, "18"));
    assertEquals(404, refusalToDelete("Bearer " + TOKEN, "seventeen"));
    takes = false;
    assertEquals(503, refusalToDelete("Bearer " + TOKEN, "17"));
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
