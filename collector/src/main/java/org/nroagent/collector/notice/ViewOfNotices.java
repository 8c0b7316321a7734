package org.nroagent.collector.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.CutOff;
import org.nroagent.collector.impact.DataCount;
import org.nroagent.collector.impact.Judged;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.IncidentStatement;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.incident.CutOffGap;
import org.nroagent.model.notice.NoticeStep;
import org.nroagent.model.notice.NoticeStep.Standing;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.time.TimeRange;
import org.nroagent.collector.notice.NotificationsView.Data;
import org.nroagent.collector.notice.NotificationsView.End;
import org.nroagent.collector.notice.NotificationsView.Gap;
import org.nroagent.collector.notice.NotificationsView.Incident;
import org.nroagent.collector.notice.NotificationsView.JudgedBy;
import org.nroagent.collector.notice.NotificationsView.Lines;
import org.nroagent.collector.notice.NotificationsView.Mark;
import org.nroagent.collector.notice.NotificationsView.NotSeen;
import org.nroagent.collector.notice.NotificationsView.Part;
import org.nroagent.collector.notice.NotificationsView.Service;
import org.nroagent.collector.notice.NotificationsView.Set;
import org.nroagent.collector.notice.NotificationsView.Statement;
import org.nroagent.collector.notice.NotificationsView.Station;
import org.nroagent.collector.notice.NotificationsView.Step;
import org.nroagent.collector.notice.NotificationsView.Verdict;

/// Puts what is known of notices into the form in which it is given out.
final class ViewOfNotices {
  private static final int PERCENT_PLACES = 4;
  private static final int MBPS_PLACES = 2;
  private static final int SPEED_PLACES = 9;

  private final Notices all;

  ViewOfNotices(Notices all) {
    this.all = all;
  }

  NotificationsView make() {
    return new NotificationsView(all.now(), all.from(), all.regulation().id(),
        all.thatMatter().stream().map(this::incident).toList(),
        all.together().stream().map(this::set).toList(),
        all.verdicts().stream().filter(this::isKnown).map(ViewOfNotices::verdict).toList());
  }

  private boolean isKnown(IncidentVerdict verdict) {
    return verdict.incidents().stream().anyMatch(each -> all.find(AgentIncident.Id.parse(each)).isPresent());
  }

  private static Verdict verdict(IncidentVerdict verdict) {
    return new Verdict(verdict.id(), VerdictWords.of(verdict.verdict()), verdict.incidents(), verdict.by(),
        verdict.note(), verdict.madeAt(), verdict.corrects());
  }

  private Incident incident(IncidentNotices notices) {
    OperatorIncident incident = notices.incident();
    Judged judged = incident.judged();
    return new Incident(incident.id().toString(), incident.ended().isPresent() ? "ended" : "open",
        incident.failed(OutageCause::text), incident.detected(), incident.ended(),
        incident.members().stream().map(member -> member.id().toString()).toList(),
        JudgedBy.of(notices.regulation().version()), services(judged), lines(incident.lines()),
        data(judged, DataNetwork.FIXED), data(judged, DataNetwork.MOBILE),
        incident.stations().stream().map(each -> new Station(each.name(), each.technologies())).toList(),
        judged.impact().notifiable(),
        judged.impact().preNotificationDue(),
        judged.impact().finalNotificationDue(), incident.coverage().isAtLeast(), notSeen(incident),
        judged.problems(), steps(notices), notices.judgeBy().map(day -> judgeBy(notices, day)),
        notices.marks().stream().map(ViewOfNotices::mark).toList(),
        notices.statements().stream().map(each -> statement(each, notices)).toList(),
        all.ends().stream()
            .filter(end -> incident.has(new AgentIncident.Id(end.agent(), end.incident())))
            .map(ViewOfNotices::end).toList());
  }

  private static Statement statement(IncidentStatement statement, IncidentNotices notices) {
    return new Statement(statement.id(), statement.agent() + "~" + statement.incident(),
        FactWords.of(statement.fact()), statement.text(), statement.by(), statement.madeAt(),
        statement.corrects(), notices.lastStated(statement.fact()).filter(statement::equals).isPresent());
  }

  private Set set(PossibleIncident possible) {
    OperatorIncident asOne = possible.asOne().incident();
    return new Set(possible.incidents().stream().map(Object::toString).toList(), asOne.detected(),
        JudgedBy.of(possible.asOne().regulation().version()),
        services(asOne.judged()), possible.notifiable(), asOne.coverage().isAtLeast(), notSeen(asOne),
        asOne.judged().problems(), steps(possible.asOne()));
  }

  private static NotSeen notSeen(OperatorIncident incident) {
    Map<String, List<TimeRange>> held = new TreeMap<>();
    incident.coverage().held().forEach((agent, times) -> held.put(agent, times.ranges()));
    return new NotSeen(incident.coverage().silent(), incident.coverage().blind(), held,
        incident.coverage().overlapping(), incident.coverage().eventsLost(),
        byAgent(incident.coverage().linesUnknown()), byAgent(incident.coverage().untold()),
        incident.coverage().endsNotTold());
  }

  private static Map<String, List<String>> byAgent(Map<String, ? extends Collection<String>> places) {
    Map<String, List<String>> sorted = new TreeMap<>();
    places.forEach((agent, each) -> sorted.put(agent, each.stream().sorted().toList()));
    return sorted;
  }

  private static List<Service> services(Judged judged) {
    return judged.impact().services().stream().map(ViewOfNotices::service).toList();
  }

  private static Service service(ServiceImpact service) {
    return new Service(service.service().id(), service.service().kind().name(),
        service.segments().stream().map(segment -> part(service, segment)).toList(), service.judged(),
        service.notifiable(),
        service.criterion().map(Criterion::name));
  }

  private static Part part(ServiceImpact service, Segment segment) {
    return new Part(segment.from(), segment.to(), segment.period().map(Enum::name),
        Optional.of(segment.users().toDecimal(0)).filter(_ -> service.isCounted(segment)),
        segment.totalUsers().map(total -> total.toDecimal(0)),
        segment.totalUsers().map(total -> segment.users().dividedBy(total).toString()),
        segment.ratePercent().map(rate -> rate.toDecimal(PERCENT_PLACES)));
  }

  private static Optional<Data> data(Judged judged, DataNetwork network) {
    return Optional.ofNullable(judged.data().get(network)).map(count -> data(count, network));
  }

  private static Data data(DataCount count, DataNetwork network) {
    return switch (count) {
      case DataCount.ByLines(var reason) ->
        new Data(network == DataNetwork.FIXED ? "lines" : "channels", Optional.of(reason), Optional.empty(),
            Optional.empty(), Optional.empty(), 0);
      case DataCount.ByTraffic traffic -> new Data("traffic", Optional.empty(),
          Optional.of(traffic.speed().halfYear().toString()),
          Optional.of(traffic.speed().mbps().toDecimal(SPEED_PLACES).stripTrailingZeros().toPlainString()),
          Optional.of(gap(traffic.highest())), traffic.slotsByLines());
    };
  }

  /// What was missing, with the slot that it was missing in.
  private static Gap gap(CutOffGap gap) {
    ExpectedTraffic expected = gap.slot().expected().orElseThrow();
    return new Gap(gap.slot().from(), gap.slot().measuredMbps().orElseThrow().toDecimal(MBPS_PLACES),
        expected.mbps().toDecimal(MBPS_PLACES), gap.mbps().orElseThrow().toDecimal(MBPS_PLACES),
        expected.basis().name(), expected.weeks());
  }

  private static List<Lines> lines(CutOff lines) {
    return lines.pieces().stream().map(piece -> new Lines(piece.from(), piece.to(),
        counts(piece.lines().confirmed()), counts(piece.lines().unconfirmed()))).toList();
  }

  private static Map<String, Long> counts(LineCounts lines) {
    Map<String, Long> counts = new TreeMap<>();
    lines.byKind().forEach((kind, count) -> counts.put(kind.key(), count));
    return counts;
  }

  private List<Step> steps(IncidentNotices notices) {
    return notices.plan().steps().stream().map(step -> step(notices, step)).toList();
  }

  private Step step(IncidentNotices notices, NoticeStep step) {
    Optional<Instant> dueAt = step.due().map(notices::end);
    return new Step(StepWords.of(step.kind()), step.due(), dueAt,
        step.standing().name().toLowerCase(Locale.ROOT),
        step.isOpen() && dueAt.isPresent()
            ? OptionalLong.of(hours(Duration.between(all.now(), dueAt.get())))
            : OptionalLong.empty(),
        step.doubtful(), step.sent().map(sent -> sent.sentAt()), step.sent().map(sent -> sent.sentBy()));
  }

  private Step judgeBy(IncidentNotices notices, LocalDate due) {
    Instant dueAt = notices.end(due);
    boolean late = !all.now().isBefore(dueAt);
    return new Step(StepWords.JUDGE, Optional.of(due), Optional.of(dueAt),
        (late ? Standing.OVERDUE : Standing.DUE).name().toLowerCase(Locale.ROOT),
        OptionalLong.of(hours(Duration.between(all.now(), dueAt))), false, Optional.empty(),
        Optional.empty());
  }

  private static long hours(Duration left) {
    return Math.floorDiv(left.toSeconds(), Duration.ofHours(1).toSeconds());
  }

  private static End end(IncidentEnd end) {
    return new End(end.id(), end.agent() + "~" + end.incident(), end.endedAt(), end.by(), end.note(),
        end.madeAt(), end.corrects());
  }

  private static Mark mark(NoticeMark mark) {
    return new Mark(mark.id(), mark.agent() + "~" + mark.incident(), StepWords.of(mark.step()), mark.sentAt(),
        mark.by(), mark.note(), mark.madeAt(), mark.corrects());
  }
}
