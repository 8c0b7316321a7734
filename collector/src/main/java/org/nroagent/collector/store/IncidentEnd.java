package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What a person said of the end of an incident of which its agent told none. It stays as it is; a further one corrects it.
///
/// @param id counts them, never used again
/// @param agent whose incident it is about
/// @param incident the incident's number at that agent
/// @param endedAt when it ended; empty where it did not after all
/// @param by who says so
/// @param note what else is to be known
/// @param madeAt when it was said
/// @param corrects the one that it takes the place of
public record IncidentEnd(long id, String agent, long incident, Optional<Instant> endedAt, String by,
    String note, Instant madeAt, OptionalLong corrects) implements PersonsAct {
  /// One that the store does not have yet.
  ///
  /// @throws IllegalArgumentException as [PersonsAct#checkWords(String, String)] says
  public static IncidentEnd made(String agent, long incident, Optional<Instant> endedAt, String by,
      String note, Instant madeAt, OptionalLong corrects) {
    PersonsAct.checkWords(by, note);
    return new IncidentEnd(0, agent, incident, endedAt, by, note, madeAt, corrects);
  }
}
