package org.nroagent.collector.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nroagent.collector.impact.OperatorImpact.Found;

/// Incidents of a long time, found span by span: what is old changes hardly ever, so whoever asks often may remember it and
/// look only at the last span anew. Safe for any thread.
public final class IncidentHistory {
  /// The incidents of a set have their first detections within this time.
  public static final Duration FOLLOWED = Duration.ofDays(31);
  /// How long a span is.
  public static final Duration SPAN = Duration.ofDays(30);

  private final OperatorImpact impact;

  public IncidentHistory(OperatorImpact impact) {
    this.impact = impact;
  }

  /// The starts of the spans of [oldest, recent), ascending. They stay the same while time passes.
  ///
  /// @param recent what was detected from here on is left to [#recent(Instant, Instant)]
  public static List<Instant> spans(Instant oldest, Instant recent) {
    Instant end = startOf(recent);
    return Stream.iterate(startOf(oldest), start -> start.isBefore(end), start -> start.plus(SPAN)).toList();
  }

  private static Instant startOf(Instant time) {
    return Instant
        .ofEpochSecond(time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), SPAN.toSeconds()));
  }

  /// The incidents that were detected in a span. They are followed until a month after it, and as long as one goes on.
  public Found of(Instant start, Instant now) {
    Instant end = start.plus(SPAN);
    Instant followed = end.plus(FOLLOWED);
    boolean later = followed.isBefore(now);
    Found found = impact.within(start, later ? followed : now);
    if (later && found.incidents().stream().anyMatch(each -> each.ended().isEmpty())) {
      found = impact.within(start, now);
    }
    List<OperatorIncident> own = found.incidents().stream().filter(each -> each.detected().isBefore(end))
        .toList();
    return new Found(own, found.together(), found.verdicts(), found.ends());
  }

  /// The incidents of the spans that the others leave.
  ///
  /// @param recent since when at least
  public Found recent(Instant recent, Instant now) {
    return impact.within(startOf(recent), now);
  }

  /// The incidents that were detected since `oldest`, for who asks once.
  ///
  /// @param recent as for [#recent(Instant, Instant)]
  public Found all(Instant oldest, Instant recent, Instant now) {
    return whole(Stream.concat(spans(oldest, recent).stream().map(start -> of(start, now)),
        Stream.of(recent(recent, now))).toList());
  }

  /// What was found in spans, together. Of an incident that lasted over the end of one there are several views: the one that begins
  /// first is whole, of equals the later one.
  ///
  /// @param parts ascending, at least one
  public static Found whole(List<Found> parts) {
    Map<AgentIncident.Id, OperatorIncident> byFirst = new LinkedHashMap<>();
    parts.forEach(part -> part.incidents().forEach(each -> byFirst.put(each.id(), each)));
    Set<AgentIncident.Id> members = new HashSet<>();
    List<OperatorIncident> incidents = new ArrayList<>();
    byFirst.values().stream()
        .sorted(Comparator.comparing(OperatorIncident::detected).thenComparing(OperatorIncident::id))
        .forEach(each -> {
          if (each.members().stream().map(AgentIncident::id).anyMatch(id -> !members.contains(id))) {
            incidents.add(each);
          }
          each.members().forEach(member -> members.add(member.id()));
        });
    Set<AgentIncident.Id> known = incidents.stream().map(OperatorIncident::id).collect(Collectors.toSet());
    List<Together> sets = parts.stream().flatMap(part -> part.together().stream())
        .filter(set -> known.containsAll(set.incidents())).toList();
    return new Found(incidents,
        IntStream.range(0, sets.size()).filter(i -> isLargest(i, sets)).mapToObj(sets::get)
            .toList(),
        parts.getLast().verdicts(), parts.getLast().ends());
  }

  /// Whether no other set has all of its incidents; of equal ones the last.
  private static boolean isLargest(int own, List<Together> sets) {
    List<AgentIncident.Id> incidents = sets.get(own).incidents();
    return IntStream.range(0, sets.size())
        .noneMatch(i -> i != own && sets.get(i).incidents().containsAll(incidents)
            && (i > own || sets.get(i).incidents().size() > incidents.size()));
  }
}
