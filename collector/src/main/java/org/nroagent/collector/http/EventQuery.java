package org.nroagent.collector.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.store.EventFilter;
import org.nroagent.collector.store.EventReader;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Subject;

/// The events that a request asks for.
///
/// @param filter which
/// @param after number of an arrival: those that arrived after it, ascending; empty for the newest, descending
/// @param limit the most
record EventQuery(EventFilter filter, Optional<Long> after, int limit) {
  /// How far back the newest are looked for where nothing is said: a filter that finds little must not read years.
  static final Duration DEFAULT_LENGTH = Duration.ofDays(31);

  private static final int MOST = 1_000;

  /// Reads the parameters of the query.
  ///
  /// @param defaultLimit the most where nothing is said
  /// @throws HttpProblem if they are wrong
  static EventQuery of(Request request, int defaultLimit, Instant now) {
    Optional<Long> after = request.integer("after", 0, Long.MAX_VALUE);
    Optional<Instant> to = request.instant("to");
    Optional<Instant> from = request.instant("from");
    if (from.isEmpty() && after.isEmpty()) {
      from = Optional.of(back(to.orElse(now)));
    }
    if (to.isPresent() && from.isPresent() && !from.get().isBefore(to.get())) {
      throw HttpProblem.badParameter("from", "must be before 'to'");
    }
    EventFilter filter = new EventFilter(request.query("agent"), request.query("device"),
        request.query("kind", text -> of(text, Subject.Kind.values(), Subject.Kind::word)),
        request.query("subject"), request.query("aspect", text -> of(text, Aspect.values(), Aspect::word)),
        from, to);
    return new EventQuery(filter, after,
        request.integer("limit", 1, MOST).orElse((long) defaultLimit).intValue());
  }

  /// The newest events of all agents.
  static EventQuery newest(int limit, Instant now) {
    EventFilter all = EventFilter.ALL;
    return new EventQuery(new EventFilter(all.agent(), all.device(), all.kind(), all.subject(), all.aspect(),
        Optional.of(back(now)), Optional.empty()), Optional.empty(), limit);
  }

  private static Instant back(Instant end) {
    return end.isBefore(Instant.EPOCH) ? Instant.MIN : end.minus(DEFAULT_LENGTH);
  }

  private static <E> E of(String text, E[] values, Function<E, String> word) {
    return Arrays.stream(values).filter(value -> word.apply(value).equals(text)).findFirst().orElseThrow(
        () -> new IllegalArgumentException(
            "is none of " + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
  }

  List<EventReader.Entry> ask(EventReader reader) {
    return after.isPresent() ? reader.arrived(filter, after.get(), limit) : reader.newest(filter, limit);
  }

  /// What narrows, as parameters of a link: `agent=a1&kind=lag`; empty where nothing does.
  String parameters() {
    return Stream.of(parameter("agent", filter.agent()), parameter("device", filter.device()),
        parameter("kind", filter.kind().map(Subject.Kind::word)), parameter("subject", filter.subject()),
        parameter("aspect", filter.aspect().map(Aspect::word))).filter(text -> !text.isEmpty())
        .collect(Collectors.joining("&"));
  }

  /// One parameter of a link.
  static String parameter(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String parameter(String name, Optional<String> value) {
    return value.map(text -> parameter(name, text)).orElse("");
  }
}
