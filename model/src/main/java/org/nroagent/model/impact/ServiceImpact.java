package org.nroagent.model.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Fraction;

/// What an incident means for one service.
///
/// @param service which
/// @param segments when it was affected and how much, ascending
/// @param criterion the highest criterion that is met; empty where the incident need not be notified for this service
public record ServiceImpact(Service service, List<Segment> segments, Optional<Criterion> criterion) {
  public ServiceImpact {
    segments = List.copyOf(segments);
  }

  static ServiceImpact of(Incident incident, Service service, Regulation regulation) {
    List<Segment> segments = Segments.of(incident, service, regulation);
    return new ServiceImpact(service, segments, service.kind() == ServiceKind.EMERGENCY
        ? Optional.of(new Criterion.Emergency())
        : highest(segments, regulation.thresholds()));
  }

  /// Whether the incident is to be notified because of this service.
  public boolean notifiable() {
    return criterion.isPresent();
  }

  /// Whether it can be said if a criterion is met.
  public boolean judged() {
    return !(service instanceof Service.WithoutTotal);
  }

  /// Whether anybody could count the users of a segment: of the emergency services a part without lines is an impact on nobody knows how
  /// many, and a traffic gap needs a reference speed. Then they are unknown, not 0.
  public boolean isCounted(Segment segment) {
    return segment.users().signum() > 0 || (service.kind() != ServiceKind.EMERGENCY && judged());
  }

  /// Whether it affects anyone, or the emergency services at all.
  boolean affectsAnyone() {
    return service.kind() == ServiceKind.EMERGENCY
        || segments.stream().anyMatch(segment -> segment.users().signum() > 0);
  }

  private static Optional<Criterion> highest(List<Segment> segments, List<Criterion.Threshold> thresholds) {
    return thresholds.stream().filter(threshold -> longestAt(segments, threshold.percent())
        .filter(longest -> longest.compareTo(threshold.duration()) >= 0).isPresent())
        .map(Criterion.class::cast).findFirst();
  }

  /// The longest elapsed time for which the rate stays at or above a value, touching segments being one; empty if it
  /// never is.
  private static Optional<Duration> longestAt(List<Segment> segments, Fraction percent) {
    Duration longest = Duration.ZERO;
    @Nullable
    Segment previous = null;
    Instant since = Instant.MIN;
    for (Segment segment : segments) {
      if (segment.ratePercent().orElse(Fraction.ZERO).compareTo(percent) < 0) {
        continue;
      }
      since = previous != null && previous.to().equals(segment.from()) ? since : segment.from();
      Duration lasted = Duration.between(since, segment.to());
      longest = lasted.compareTo(longest) > 0 ? lasted : longest;
      previous = segment;
    }
    return previous == null ? Optional.empty() : Optional.of(longest);
  }
}
