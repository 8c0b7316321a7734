package org.nroagent.collector.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentStatement;
import org.nroagent.collector.store.IncidentStatement.Fact;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.collector.store.PersonsAct;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.Analysis;
import org.nroagent.model.notice.FailedPlace;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeFacts;
import org.nroagent.model.notice.NoticeKind;
import org.nroagent.model.notice.NoticePlan;
import org.nroagent.model.notice.SentNotice;

/// An incident and what is due about it.
///
/// @param incident which
/// @param plan the notices that are due or were sent
/// @param marks what people said was sent, in the order in which they said it
/// @param statements what people stated of it, in the order in which they said it
public record IncidentNotices(OperatorIncident incident, NoticePlan plan, List<NoticeMark> marks,
    List<IncidentStatement> statements) {
  public IncidentNotices {
    marks = List.copyOf(marks);
    statements = List.copyOf(statements);
  }

  /// @param said what people said of all incidents, by the incident that they name
  /// @param partOfGreater whether it may be part of an incident that meets a criterion
  static IncidentNotices of(OperatorIncident incident, boolean partOfGreater,
      SaidOfIncidents said, Instant now) {
    List<NoticeMark> marks = said.marks(incident.members());
    List<SentNotice> sent = PersonsAct.inForce(marks).stream()
        .flatMap(mark -> mark.sentAt().map(at -> new SentNotice(mark.step(), at, mark.by())).stream())
        .toList();
    LocalDate today = LocalDate.ofInstant(now, incident.judged().impact().regulation().peakHours().zone());
    return new IncidentNotices(incident,
        NoticePlan.of(incident.judged().impact(), analysis(incident, partOfGreater), sent, today),
        marks, said.statements(incident.members()));
  }

  private static Analysis analysis(OperatorIncident incident, boolean partOfGreater) {
    if (incident.ended().isEmpty() || !incident.judged().problems().isEmpty() || partOfGreater) {
      return Analysis.OPEN;
    }
    return incident.coverage().isAtLeast() ? Analysis.DOUBTFUL : Analysis.DONE;
  }

  /// The version by which it is judged.
  public Regulation regulation() {
    return incident.judged().impact().regulation();
  }

  /// Whether anything is due or was sent, or could not be judged.
  public boolean matters() {
    return !plan.steps().isEmpty() || !incident.judged().problems().isEmpty();
  }

  /// Whether it goes on, a notice is to be sent, or nobody could say whether one is.
  public boolean isUnfinished() {
    return incident.ended().isEmpty() || !plan.open().isEmpty() || isUnjudged();
  }

  /// Whether nobody could say if a criterion is met, and nothing was sent that needs to be said.
  public boolean isUnjudged() {
    return !incident.judged().problems().isEmpty()
        && Stream.of(NoticeKind.FINAL_NOTIFICATION, NoticeKind.WITHDRAWAL).noneMatch(plan::has);
  }

  /// The last day on which what nobody could judge is to be judged or notified: that of a final notification, which it may
  /// need [R 2(2)]. Empty where it was judged.
  public Optional<LocalDate> judgeBy() {
    return isUnjudged()
        ? Optional.of(regulation().finalNotificationDue(incident.detected()))
        : Optional.empty();
  }

  /// The first moment after which an open notice is late, or what nobody could judge; empty where there is neither.
  public Optional<Instant> nextDue() {
    return Stream.concat(plan.open().stream().flatMap(step -> step.due().stream()), judgeBy().stream())
        .min(Comparator.naturalOrder()).map(this::end);
  }

  /// The first instant after a day.
  Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(regulation().peakHours().zone()).toInstant();
  }

  /// The marks of a notice that are in force: of each member that a person marked one.
  public List<NoticeMark> marks(NoticeKind step) {
    return PersonsAct.inForce(marks).stream().filter(mark -> mark.step() == step).toList();
  }

  /// What was stated last of a fact, also that it is not known after all; empty where nothing ever was.
  Optional<IncidentStatement> lastStated(Fact fact) {
    return PersonsAct.inForce(statements).stream().filter(statement -> statement.fact() == fact)
        .max(Comparator.comparingLong(IncidentStatement::id));
  }

  /// What is known of a fact by a person.
  private Optional<String> stated(Fact fact) {
    return lastStated(fact).map(IncidentStatement::text).filter(text -> !text.isEmpty());
  }

  /// A draft of a notice, to be completed and sent by a person.
  ///
  /// @throws IllegalArgumentException if it is a withdrawal that nothing asks for, with the message for people
  public NoticeDraft draft(NoticeKind step, Notifier notifier, Language language) {
    if (step == NoticeKind.WITHDRAWAL && !plan.has(step)) {
      throw new IllegalArgumentException("nothing is to be withdrawn: '" + incident.id()
          + "' goes on, was not pre-notified, meets a criterion alone or together with others, or could not be judged");
    }
    NoticeFacts facts = new NoticeFacts(notifier.operator(), stated(Fact.CONTACT).or(notifier::contact),
        incident.ended(), stated(Fact.EXPECTED_END).map(Instant::parse),
        incident.failed(cause -> FailedPlace.words(cause, language)),
        stated(Fact.CAUSE),
        stated(Fact.MEASURES), stated(Fact.MEDIA), incident.coverage().reservations(),
        incident.linesCountedOtherwise(), incident.stations());
    return NoticeDraft.of(step, incident.judged().impact(), facts, language);
  }
}
