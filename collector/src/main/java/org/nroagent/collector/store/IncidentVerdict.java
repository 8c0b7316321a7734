package org.nroagent.collector.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// What a person decided of incidents that lasted together: that they are one, or that they are not. It stays as it is; a
/// further verdict on the same incidents takes its place.
///
/// @param id counts verdicts, never used again
/// @param verdict what was decided
/// @param incidents at least two, as agents tell them, `agent~number`; sorted
/// @param by who says so
/// @param note what else is to be known
/// @param madeAt when it was said
/// @param corrects the verdict that it takes the place of
public record IncidentVerdict(long id, Verdict verdict, List<String> incidents, String by, String note,
    Instant madeAt, OptionalLong corrects) implements PersonsAct {
  /// The most incidents of a verdict.
  public static final int MOST_INCIDENTS = 30;

  /// What may be decided.
  public enum Verdict {
    /// They are one incident.
    ONE,
    /// Each is one by itself.
    APART,
    /// Nobody decided it after all.
    UNDECIDED
  }

  public IncidentVerdict {
    incidents = incidents.stream().distinct().sorted().toList();
  }

  /// A verdict that the store does not have yet.
  ///
  /// @throws IllegalArgumentException if there are too few or too many incidents, or as
  ///     [PersonsAct#checkWords(String, String)] says
  public static IncidentVerdict made(Verdict verdict, List<String> incidents, String by, String note,
      Instant madeAt, OptionalLong corrects) {
    PersonsAct.checkWords(by, note);
    IncidentVerdict made = new IncidentVerdict(0, verdict, incidents, by, note, madeAt, corrects);
    if (made.incidents().size() < 2 || made.incidents().size() > MOST_INCIDENTS) {
      throw new IllegalArgumentException("a verdict is about 2…" + MOST_INCIDENTS + " incidents, not "
          + made.incidents().size());
    }
    return made;
  }
}
