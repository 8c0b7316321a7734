package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// How many lines an agent told of its services while they were part of incidents. Fed with its events in their order. Not for
/// several threads.
public final class ToldLines implements AffectedPiece.Lines {
  private final Map<String, NavigableMap<Instant, String>> words = new HashMap<>();

  /// Takes an event; what is not of lines is passed over.
  public void add(StateEvent event) {
    if (event.device().equals(ToldServices.DEVICE) && event.subject().kind() == Subject.Kind.SERVICE
        && event.aspect() == Aspect.LINES) {
      words.computeIfAbsent(event.subject().name(), _ -> new TreeMap<>()).put(event.at(), event.after());
    }
  }

  /// Whether it was told how many lines a span has, or that they are not known.
  public boolean areTold(OutageSpan span) {
    return !word(span, span.from()).isEmpty();
  }

  /// Whether it was told that at some moment of a span its lines are not known.
  ///
  /// @param now where a span that goes on is cut
  public boolean areUnknown(OutageSpan span, Instant now) {
    return isUnknown(span, span.from())
        || borders(span, span.to().orElse(now)).stream().anyMatch(at -> isUnknown(span, at));
  }

  /// The most lines of each kind that a span had at any moment, as far as that was told.
  ///
  /// @param now where a span that goes on is cut
  public LineCounts most(OutageSpan span, Instant now) {
    return borders(span, span.to().orElse(now)).stream().map(at -> of(span, at)).reduce(of(span, span.from()),
        LineCounts::most);
  }

  private boolean isUnknown(OutageSpan span, Instant at) {
    String word = word(span, at);
    return !word.isEmpty() && ToldServices.lines(word).isEmpty();
  }

  @Override
  public LineCounts of(OutageSpan span, Instant at) {
    String word = word(span, at);
    return word.isEmpty() ? LineCounts.NONE : ToldServices.lines(word).orElse(LineCounts.NONE);
  }

  /// The lines of places that outages touched in a slot, each once and as many as were told of it until a slot later. Where no
  /// event was lost a row of the slot has no more of them. Empty where no outage touched it.
  ///
  /// @param from the slot's first instant
  /// @param to the first instant after it
  public Optional<LineCounts> touched(Collection<OutageSpan> spans, Instant from, Instant to) {
    Map<String, LineCounts> most = new HashMap<>();
    for (OutageSpan span : spans) {
      if (span.touches(from, to)) {
        LineCounts lines = of(span, span.from().isBefore(from) ? from : span.from());
        // A slot is counted by the inventory at its end, which the next reading tells.
        for (Instant at : borders(span, to.plus(Duration.between(from, to)))) {
          lines = at.isBefore(from) ? lines : lines.most(of(span, at));
        }
        most.merge(span.place(), lines, LineCounts::most);
      }
    }
    return most.values().stream().reduce(LineCounts::plus);
  }

  @Override
  public Collection<Instant> borders(Collection<OutageSpan> spans, Instant now) {
    Collection<Instant> borders = new TreeSet<>();
    spans.forEach(span -> borders.addAll(borders(span, span.to().orElse(now))));
    return borders;
  }

  private Collection<Instant> borders(OutageSpan span, Instant end) {
    return span.from().isBefore(end)
        ? words.getOrDefault(span.place(), Collections.emptyNavigableMap())
            .subMap(span.from(), false, end, false).keySet()
        : Collections.emptySet();
  }

  /// Lines are told when a service joins an incident: until then they were those of that moment.
  private String word(OutageSpan span, Instant at) {
    Instant told = at.isBefore(span.joined()) ? span.joined() : at;
    return Optional.ofNullable(words.getOrDefault(span.place(), Collections.emptyNavigableMap())
        .floorEntry(told)).map(Map.Entry::getValue).orElse("");
  }
}
