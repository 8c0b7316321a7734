package org.nroagent.model.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.impact.ServiceKind;

/// What a notice says beside the figures. What is not known is left for a person to fill in.
///
/// @param operator who notifies
/// @param contact whom the regulator may ask
/// @param ended when the incident ended; empty while it goes on
/// @param expectedEnd when it is expected to end [R 2(1)]
/// @param place what failed, in the notice's language, where that is told; it says not why
/// @param cause what caused it
/// @param measures what was done about it
/// @param media what the media were told [R 2(4)]
/// @param atLeast why the figures are *at least* what they say; empty where all was seen
/// @param cutOffLines the most lines of a kind of service that were cut off at a time, where its users are counted otherwise: whoever has one is
///     potentially concerned [R 2(1)]
/// @param stations the base stations that may be concerned, each with its technologies [R 6(1), 6(2)]
public record NoticeFacts(Optional<String> operator, Optional<String> contact, Optional<Instant> ended,
    Optional<Instant> expectedEnd, Optional<String> place, Optional<String> cause, Optional<String> measures,
    Optional<String> media, List<Reservation> atLeast, Map<ServiceKind, Long> cutOffLines,
    List<ConcernedStation> stations) {
  public NoticeFacts {
    atLeast = List.copyOf(atLeast);
    cutOffLines = Map.copyOf(cutOffLines);
    stations = List.copyOf(stations);
  }

  /// Without base stations.
  public NoticeFacts(Optional<String> operator, Optional<String> contact, Optional<Instant> ended,
      Optional<Instant> expectedEnd, Optional<String> place, Optional<String> cause,
      Optional<String> measures, Optional<String> media, List<Reservation> atLeast,
      Map<ServiceKind, Long> cutOffLines) {
    this(operator, contact, ended, expectedEnd, place, cause, measures, media, atLeast, cutOffLines,
        List.of());
  }

  /// Nothing is known.
  public static final NoticeFacts NONE = new NoticeFacts(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
      Map.of());
}
