package org.nroagent.model.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a notice says beside the figures. What is not known is left for a person to fill in.
///
/// @param operator who notifies
/// @param contact whom the regulator may ask
/// @param ended when the incident ended; empty while it goes on
/// @param expectedEnd when it is expected to end [R 2(1)]
/// @param cause what caused it
/// @param measures what was done about it
/// @param media what the media were told [R 2(4)]
/// @param atLeast why the figures are *at least* what they say; empty where all was seen
public record NoticeFacts(Optional<String> operator, Optional<String> contact, Optional<Instant> ended,
    Optional<Instant> expectedEnd, Optional<String> cause, Optional<String> measures,
    Optional<String> media, List<Reservation> atLeast) {
  public NoticeFacts {
    atLeast = List.copyOf(atLeast);
  }

  /// Nothing is known.
  public static final NoticeFacts NONE = new NoticeFacts(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
}
