package org.nroagent.collector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.IncidentHistory;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.collector.store.PersonsAct;

/// What a person wants to decide of incidents that lasted together.
///
/// @param verdict what is decided
/// @param incidents any member of each; none where another verdict is corrected, as they stay the same
/// @param by who says so
/// @param note what else is to be known, may be empty
/// @param corrects the number of the verdict that was wrong
public record Deciding(Verdict verdict, List<AgentIncident.Id> incidents, String by, String note,
    OptionalLong corrects) {
  public Deciding {
    incidents = List.copyOf(incidents);
  }

  /// The verdict to be kept.
  ///
  /// @throws IllegalArgumentException if it cannot be, with the message for people
  public IncidentVerdict act(Notices notices) {
    if (corrects.isPresent()) {
      return correction(notices, corrects.getAsLong());
    }
    if (verdict == Verdict.UNDECIDED) {
      throw new IllegalArgumentException("say which verdict was wrong");
    }
    IncidentVerdict made = IncidentVerdict.made(verdict,
        incidents.stream().map(AgentIncident.Id::toString).toList(), by, note, notices.now(), corrects);
    List<OperatorIncident> named = incidents.stream().map(id -> notices.known(id).incident()).distinct()
        .toList();
    inForce(notices, made.incidents()).ifPresent(before -> {
      throw new IllegalArgumentException(VerdictWords.said(before) + "; correct that verdict if it is wrong");
    });
    Instant first = named.stream().map(OperatorIncident::detected).min(Instant::compareTo).orElseThrow();
    Instant last = named.stream().map(OperatorIncident::detected).max(Instant::compareTo).orElseThrow();
    if (last.isAfter(first.plus(IncidentHistory.FOLLOWED))) {
      throw new IllegalArgumentException("they were detected more than " + IncidentHistory.FOLLOWED.toDays()
          + " days after each other");
    }
    if (verdict == Verdict.ONE && named.size() == 1) {
      throw new IllegalArgumentException("they are one incident already, '" + named.getFirst().id() + "'");
    }
    if (verdict == Verdict.APART && named.size() < made.incidents().size()) {
      throw new IllegalArgumentException("some of them are members of one incident; name one member of each");
    }
    return made;
  }

  private IncidentVerdict correction(Notices notices, long number) {
    IncidentVerdict wrong = PersonsAct.inForce(notices.verdicts()).stream()
        .filter(each -> each.id() == number).findFirst().orElseThrow(() -> new IllegalArgumentException(
            "verdict " + number + " is not in force; 'notifications' lists those that are"));
    if (wrong.verdict() == verdict) {
      throw new IllegalArgumentException(VerdictWords.said(wrong));
    }
    IncidentVerdict made = IncidentVerdict.made(verdict, wrong.incidents(), by, note, notices.now(),
        corrects);
    if (!incidents.isEmpty() && !made.incidents().equals(
        incidents.stream().map(AgentIncident.Id::toString).distinct().sorted().toList())) {
      throw new IllegalArgumentException(
          "verdict " + number + " is about " + String.join(", ", wrong.incidents())
              + "; a correction is about the same incidents");
    }
    return made;
  }

  private static Optional<IncidentVerdict> inForce(Notices notices, List<String> incidents) {
    return PersonsAct.inForce(notices.verdicts()).stream().filter(each -> each.incidents().equals(incidents))
        .findFirst();
  }
}
