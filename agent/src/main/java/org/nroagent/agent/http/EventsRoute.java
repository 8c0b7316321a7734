package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// `/api/v1/events`: the kept events, ascending, a part at a time.
final class EventsRoute implements Handler {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;

  private final AgentView view;

  EventsRoute(AgentView view) {
    this.view = view;
  }

  /// A part of the events.
  ///
  /// @param events ascending
  /// @param oldest oldest sequence that is kept, `head + 1` where there is none
  /// @param head newest sequence, 0 where there is none
  /// @param next what to ask for as `after` to get those that follow
  record Document(List<Entry> events, long oldest, long head, long next) {}

  /// One event.
  ///
  /// @param sequence its number
  /// @param at the agent's wall clock when it learnt of it
  /// @param deviceTime when it happened by the device's own clock, null where that is not known
  /// @param device configured name
  /// @param kind kind of the subject
  /// @param subject its name
  /// @param aspect what of it changed
  /// @param before the word of before, empty where it was not known
  /// @param after the word of now
  /// @param cause why, `unknown` where that cannot be told
  /// @param causeSubject name of what caused it, empty where there is nothing to name
  /// @param origin `poll`, `notification` or `agent`
  record Entry(long sequence, Instant at, @Nullable Instant deviceTime, String device, String kind,
      String subject,
      String aspect, String before, String after, String cause, String causeSubject, String origin) {
    static Entry of(StateEvent event) {
      return new Entry(event.sequence(), event.at(), event.deviceTime().orElse(null), event.device(),
          event.subject().kind().word(), event.subject().name(), event.aspect().word(), event.before(),
          event.after(),
          event.cause().kind().word(), event.cause().subject(), event.origin().word());
    }
  }

  @Override
  public Response handle(Request request) throws IOException {
    int limit = request.integer("limit", 1, MOST).orElse((long) DEFAULT_LIMIT).intValue();
    Predicate<StateEvent> wanted = request.query("kind", EventsRoute::kind)
        .<Predicate<StateEvent>>map(kind -> event -> event.subject().kind() == kind)
        .orElse(WantedEvents.USUAL);
    Extent extent = view.events().extent();
    Optional<Long> after = request.integer("after", 0, Long.MAX_VALUE);
    WantedEvents.Part part = after.isPresent()
        ? WantedEvents.after(view.events(), after.get(), limit, wanted)
        : WantedEvents.latest(view.events(), limit, wanted);
    return Response.json(new Document(part.events().stream().map(Entry::of).toList(), extent.oldest(),
        extent.head(), part.next()));
  }

  private static Subject.Kind kind(String word) {
    return Arrays.stream(Subject.Kind.values()).filter(each -> each.word().equals(word)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is none of " + Arrays.stream(Subject.Kind.values())
            .map(Subject.Kind::word).collect(Collectors.joining(", "))));
  }
}
