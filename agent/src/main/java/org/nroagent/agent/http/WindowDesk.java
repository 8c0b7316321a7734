package org.nroagent.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.http.AuthorizedBody;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Json;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.ServiceWindow;

/// `POST /api/v1/windows` and `DELETE /api/v1/windows/{number}`: who knows the token declares a time whose outages do not count,
/// or takes it back. The requests that change something; they go to the core through its bounded queue.
public final class WindowDesk {
  private static final List<String> MEMBERS = List.of("kind", "from", "to", "nros", "note");

  private final AuthorizedBody body;
  private final Set<String> nros;
  private final Taker taker;

  /// Who takes it.
  public interface Taker {
    /// Takes a window.
    ///
    /// @return its number; empty if it cannot be kept now
    OptionalLong declare(ServiceWindow window) throws InterruptedException;

    /// Takes a window back that was declared here.
    Withdrawal withdraw(long number) throws InterruptedException;
  }

  /// What became of a window that is taken back.
  public enum Withdrawal {
    /// It counts no more.
    DONE,
    /// There is none of this number.
    UNKNOWN,
    /// It cannot be taken back now.
    NOT_NOW
  }

  /// @param token what a request must bring
  /// @param nros the NROs that may be named
  /// @param taker who takes it
  public WindowDesk(Secret token, Collection<String> nros, Taker taker) {
    this.body = new AuthorizedBody(token, "services.windowsTokenFile", MEMBERS);
    this.nros = Set.copyOf(nros);
    this.taker = taker;
  }

  /// Declares one.
  Response declare(Request request) throws InterruptedException {
    ServiceWindow window = window(body.read(request));
    if (!ToldWindows.fits(window)) {
      throw wrong("nros", "names too many; declare several windows");
    }
    OptionalLong number = taker.declare(window);
    if (number.isEmpty()) {
      throw HttpProblem.unavailable("the window cannot be kept now: " + ToldWindows.MOST
          + " are open, or the disk refuses; the status page says what is wrong");
    }
    return Response.of(202, "application/json",
        Json.text(DeclaredDocument.overHttp(number.getAsLong(), window)) + "\n");
  }

  /// Takes one back.
  Response withdraw(Request request) throws InterruptedException {
    body.authorize(request);
    String number = request.parameter("number");
    return switch (withdraw(number)) {
      case DONE -> Response.json(Map.of("withdrawn", number));
      case UNKNOWN -> throw HttpProblem.notFound("window '" + number
          + "' that was declared over HTTP; /api/v1/windows lists them. One of a file is taken out of its file");
      case NOT_NOW -> throw HttpProblem.unavailable("window " + number
          + " cannot be withdrawn now: the disk refuses; the status page says what is wrong");
    };
  }

  private Withdrawal withdraw(String number) throws InterruptedException {
    try {
      return taker.withdraw(Long.parseLong(number));
    } catch (NumberFormatException _) {
      return Withdrawal.UNKNOWN;
    }
  }

  private ServiceWindow window(JsonNode tree) {
    ServiceWindow.Kind kind = ServiceWindow.Kind.ofWord(tree.path("kind").asText(""))
        .orElseThrow(() -> wrong("kind", "must be planned-maintenance, force-majeure or client"));
    Instant from = instant(tree, "from");
    Instant to = instant(tree, "to");
    if (!from.isBefore(to)) {
      throw wrong("to", "must be after 'from'");
    }
    String note = tree.path("note").asText("");
    if (note.length() > ServiceWindow.LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
      throw wrong("note", "must have at most " + ServiceWindow.LONGEST_NOTE + " characters, all printable");
    }
    return new ServiceWindow(kind, from, to, nros(tree.path("nros")), note);
  }

  private SortedSet<String> nros(JsonNode list) {
    SortedSet<String> named = new TreeSet<>();
    if (!list.isMissingNode() && !list.isArray()) {
      throw wrong("nros", "must be a list of names");
    }
    for (JsonNode each : list) {
      if (!nros.contains(each.asText(""))) {
        throw wrong("nros", "names '" + each.asText("") + "', which is no NRO of the topology");
      }
      named.add(each.asText());
    }
    return named;
  }

  private static Instant instant(JsonNode tree, String member) {
    try {
      return OffsetDateTime.parse(tree.path(member).asText("")).toInstant();
    } catch (DateTimeException _) {
      throw wrong(member, "must be a time with its offset, as 2026-11-18T22:00:00+01:00");
    }
  }

  private static HttpProblem wrong(String member, String why) {
    return HttpProblem.badParameter(member, why);
  }
}
