package org.nroagent.collector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.notice.NoticeKind;

/// What a person wants to say of a notice.
///
/// @param incident any member of the incident
/// @param step which notice
/// @param sentAt when it was sent; empty to say that it was not sent after all
/// @param by who says so
/// @param note what else is to be known, may be empty
/// @param corrects the number of the mark that was wrong
public record Marking(AgentIncident.Id incident, NoticeKind step, Optional<Instant> sentAt, String by,
    String note,
    OptionalLong corrects) {
  /// The mark to be kept.
  ///
  /// @throws IllegalArgumentException if it cannot be, with the message for people
  public NoticeMark act(Notices notices) {
    IncidentNotices found = notices.known(incident);
    if (sentAt.filter(notices.now()::isBefore).isPresent()) {
      throw new IllegalArgumentException(sentAt.get() + " is in the future; say when it was sent");
    }
    Instant detected = found.incident().detected();
    if (sentAt.filter(detected::isAfter).isPresent()) {
      throw new IllegalArgumentException(sentAt.get() + " is before '" + found.incident().id()
          + "' was detected, at " + detected + "; say when the notice of this incident was sent");
    }
    List<NoticeMark> inForce = found.marks(step);
    if (corrects.isPresent()) {
      NoticeMark wrong = wrong(inForce, corrects.getAsLong());
      return NoticeMark.made(wrong.agent(), wrong.incident(), step, sentAt, by, note, notices.now(),
          corrects);
    }
    if (sentAt.isEmpty()) {
      throw new IllegalArgumentException("say when it was sent, or which mark was wrong");
    }
    inForce.stream().findFirst().ifPresent(mark -> {
      throw new IllegalArgumentException(alreadyMarked(mark));
    });
    return NoticeMark.made(incident.agent(), incident.number(), step, sentAt, by, note, notices.now(),
        corrects);
  }

  private NoticeMark wrong(List<NoticeMark> inForce, long number) {
    return inForce.stream().filter(mark -> mark.id() == number).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("mark " + number + " is not the " + StepWords.of(step)
            + " of '" + incident + "' that is in force" + (inForce.isEmpty()
                ? "; nothing is marked"
                : "; that is mark "
                    + inForce.stream().map(mark -> Long.toString(mark.id()))
                        .collect(Collectors.joining(", ")))));
  }

  private static String alreadyMarked(NoticeMark mark) {
    return "mark " + mark.id() + " by " + mark.by() + " says that the " + StepWords.of(mark.step()) + " was "
        + mark.sentAt().map(at -> "sent at " + at).orElse("not sent") + "; correct that mark if it is wrong";
  }
}
