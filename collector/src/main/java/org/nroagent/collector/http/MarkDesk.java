package org.nroagent.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.http.AuthorizedBody;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `POST /api/v1/notifications`: who knows the token says that a person sent a notice. The one request that changes something;
/// it goes through the store's one writer.
final class MarkDesk implements Handler {
  private static final List<String> MEMBERS = List.of("incident", "step", "at", "by", "note", "corrects");
  private static final int PATIENCE_SECONDS = 20;

  private final AuthorizedBody body;
  private final Supplier<Notices> notices;
  private final Function<NoticeMark, CompletableFuture<OptionalLong>> store;

  /// @param token what a request must bring
  /// @param notices what is known now
  /// @param store keeps a mark, and says under which number; empty where somebody else was faster
  MarkDesk(Secret token, Supplier<Notices> notices,
      Function<NoticeMark, CompletableFuture<OptionalLong>> store) {
    this.body = new AuthorizedBody(token, "notifications.tokenFile", MEMBERS);
    this.notices = notices;
    this.store = store;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    Marking marking = marking(body.read(request));
    NoticeMark mark;
    try {
      mark = marking.mark(notices.get());
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(409, String.valueOf(e.getMessage()), null);
    }
    OptionalLong number = keep(mark);
    if (number.isEmpty()) {
      throw new HttpProblem(409, "somebody else marked it meanwhile; look at it again", null);
    }
    return Response.json(Map.of("mark", number.getAsLong()));
  }

  private OptionalLong keep(NoticeMark mark) throws InterruptedException {
    try {
      return store.apply(mark).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw HttpProblem.unavailable("the mark cannot be kept now: " + e.getMessage());
    }
  }

  private static Marking marking(JsonNode tree) {
    try {
      return new Marking(AgentIncident.Id.parse(tree.path("incident").asText("")),
          StepWords.parse(tree.path("step").asText("")).orElseThrow(
              () -> HttpProblem.badParameter("step", "must be pre-notification, final or withdrawal")),
          sentAt(tree.path("at")), tree.path("by").asText(""), tree.path("note").asText(""),
          tree.path("corrects").isIntegralNumber()
              ? OptionalLong.of(tree.path("corrects").asLong())
              : OptionalLong.empty());
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badParameter("incident", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> sentAt(JsonNode at) {
    if (at.isMissingNode() || at.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(at.asText("")).toInstant());
    } catch (DateTimeException _) {
      throw HttpProblem.badParameter("at", "must be a time with its offset, as 2026-11-18T10:00:00+01:00");
    }
  }
}
