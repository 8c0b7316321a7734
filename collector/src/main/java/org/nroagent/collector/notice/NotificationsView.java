package org.nroagent.collector.notice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.nroagent.collector.impact.CutOff;
import org.nroagent.collector.impact.DataCount;
import org.nroagent.collector.impact.Judged;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.notice.NoticeStep;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.time.TimeRange;

/// Incidents and what is due about them in JSON; the components are its keys.
///
/// @param at as of
/// @param from incidents were detected then or later
/// @param regulation its id
/// @param incidents those that are to be notified or cannot be judged, the first one first
/// @param together sets of incidents that lasted at the same time, as if they were one
public record NotificationsView(Instant at, Instant from, String regulation, List<Incident> incidents,
    List<Set> together) {
  private static final int PERCENT_PLACES = 4;
  private static final int MBPS_PLACES = 2;
  private static final int SPEED_PLACES = 9;

  /// An incident.
  ///
  /// @param id the member that was detected first; any of them names it
  /// @param state `open` or `ended`
  /// @param cause what it comes from, null where that did not come
  /// @param members what agents tell of it
  /// @param lines what was cut off, over all agents
  /// @param data how the users of fixed data are counted, null where none of their lines was cut off
  /// @param atLeast whether more may be cut off than is counted
  /// @param notSeen what was not seen meanwhile
  /// @param problems why a service has no rate, and what to do
  /// @param steps the notices that are due or were sent
  /// @param marks what people said of them
  public record Incident(String id, String state, Optional<String> cause, Instant detected,
      Optional<Instant> ended, List<String> members, List<Service> services, List<Lines> lines,
      Optional<Data> data, boolean notifiable,
      Optional<LocalDate> preNotificationDue, Optional<LocalDate> finalNotificationDue, boolean atLeast,
      NotSeen notSeen, List<String> problems, List<Step> steps, List<Mark> marks) {}

  /// Incidents as if they were one.
  public record Set(List<String> incidents, List<Service> services, boolean notifiable,
      List<String> problems) {}

  /// What it means for a service.
  public record Service(String service, String kind, List<Part> segments, boolean notifiable,
      Optional<String> criterion) {}

  /// A time over which a service is affected evenly.
  ///
  /// @param rate the exact share, such as `581/6860`; null for the emergency services
  public record Part(Instant from, Instant to, Optional<String> period, BigDecimal affectedUsers,
      Optional<BigDecimal> totalUsers, Optional<String> rate, Optional<BigDecimal> ratePercent) {}

  /// How the users of fixed data are counted.
  ///
  /// @param method `traffic` for the gap of traffic over the reference speed, `lines` for each line that is cut off
  /// @param reason why it is by lines, null where it is not
  /// @param halfYear of which the reference speed is
  /// @param highestGap where most was missing
  /// @param slotsByLines how many slots are counted by lines all the same, because nothing is known of their traffic
  public record Data(String method, Optional<String> reason, Optional<String> halfYear,
      Optional<String> referenceSpeedMbps, Optional<Gap> highestGap, int slotsByLines) {}

  /// How much less was carried in a slot than was to be expected.
  ///
  /// @param basis `EARLIER_WEEKS`, the same time of as many weeks, or `LAST_FIT_SLOT`
  public record Gap(Instant slot, BigDecimal measuredMbps, BigDecimal expectedMbps, BigDecimal gapMbps,
      String basis, int weeks) {}

  /// Lines by kind over a time.
  public record Lines(Instant from, Instant to, Map<String, Long> confirmed, Map<String, Long> unconfirmed) {}

  /// What was not seen.
  ///
  /// @param silent agents of which a slot or more did not come
  /// @param blind services that an agent did not see, by agent
  /// @param held when lines of before were held because nothing came, by agent
  /// @param overlapping agents that tell of the same places and of others
  public record NotSeen(List<String> silent, Map<String, Integer> blind, Map<String, List<TimeRange>> held,
      List<String> overlapping) {}

  /// A notice.
  ///
  /// @param due the last day for it, local
  /// @param dueAt the first instant after that day
  /// @param standing `due`, `overdue`, `sent` or `sent_late`
  /// @param hoursLeft until `dueAt` in whole hours, rounded down, negative afterwards; null where it was sent
  public record Step(String step, Optional<LocalDate> due, Optional<Instant> dueAt, String standing,
      OptionalLong hoursLeft, Optional<Instant> sentAt, Optional<String> sentBy) {}

  /// What a person said.
  public record Mark(long id, String incident, String step, Optional<Instant> sentAt, String by, String note,
      Instant madeAt, OptionalLong corrects) {}

  /// The view of incidents.
  public static NotificationsView of(Notices notices) {
    return new NotificationsView(notices.now(), notices.from(), notices.regulation().id(),
        notices.thatMatter().stream().map(each -> incident(each, notices)).toList(),
        notices.together().stream()
            .map(each -> new Set(each.incidents().stream().map(Object::toString).toList(),
                services(each.judged()), each.judged().impact().notifiable(), each.judged().problems()))
            .toList());
  }

  private static Incident incident(IncidentNotices notices, Notices all) {
    OperatorIncident incident = notices.incident();
    Judged judged = incident.judged();
    return new Incident(incident.id().toString(), incident.ended().isPresent() ? "ended" : "open",
        incident.cause().map(OutageCause::text), incident.detected(), incident.ended(),
        incident.members().stream().map(member -> member.id().toString()).toList(), services(judged),
        lines(incident.lines()), judged.data().map(NotificationsView::data), judged.impact().notifiable(),
        judged.impact().preNotificationDue(),
        judged.impact().finalNotificationDue(), incident.coverage().isAtLeast(), notSeen(incident),
        judged.problems(), notices.plan().steps().stream().map(step -> step(step, all)).toList(),
        notices.marks().stream().map(NotificationsView::mark).toList());
  }

  private static NotSeen notSeen(OperatorIncident incident) {
    Map<String, List<TimeRange>> held = new TreeMap<>();
    incident.coverage().held().forEach((agent, times) -> held.put(agent, times.ranges()));
    return new NotSeen(incident.coverage().silent(), incident.coverage().blind(), held,
        incident.coverage().overlapping());
  }

  private static List<Service> services(Judged judged) {
    return judged.impact().services().stream().map(NotificationsView::service).toList();
  }

  private static Service service(ServiceImpact service) {
    return new Service(service.service().id(), service.service().kind().name(),
        service.segments().stream().map(NotificationsView::part).toList(), service.notifiable(),
        service.criterion().map(Criterion::name));
  }

  private static Part part(Segment segment) {
    return new Part(segment.from(), segment.to(), segment.period().map(Enum::name),
        segment.users().toDecimal(0),
        segment.totalUsers().map(total -> total.toDecimal(0)),
        segment.totalUsers().map(total -> segment.users().dividedBy(total).toString()),
        segment.ratePercent().map(rate -> rate.toDecimal(PERCENT_PLACES)));
  }

  private static Data data(DataCount count) {
    return switch (count) {
      case DataCount.ByLines(var reason) -> new Data("lines", Optional.of(reason), Optional.empty(),
          Optional.empty(), Optional.empty(), 0);
      case DataCount.ByTraffic traffic -> new Data("traffic", Optional.empty(),
          Optional.of(traffic.speed().halfYear().toString()),
          Optional.of(traffic.speed().mbps().toDecimal(SPEED_PLACES).stripTrailingZeros().toPlainString()),
          Optional.of(gap(traffic.highest())), traffic.slotsByLines());
    };
  }

  private static Gap gap(DataCount.SlotGap slot) {
    return new Gap(slot.from(), slot.measuredMbps().toDecimal(MBPS_PLACES),
        slot.expected().mbps().toDecimal(MBPS_PLACES), slot.mbps().toDecimal(MBPS_PLACES),
        slot.expected().basis().name(), slot.expected().weeks());
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

  private static Step step(NoticeStep step, Notices all) {
    Optional<Instant> dueAt = step.due().map(day -> IncidentNotices.end(day, all.regulation()));
    return new Step(StepWords.of(step.kind()), step.due(), dueAt,
        step.standing().name().toLowerCase(Locale.ROOT),
        step.isOpen() && dueAt.isPresent()
            ? OptionalLong.of(hours(Duration.between(all.now(), dueAt.get())))
            : OptionalLong.empty(),
        step.sent().map(sent -> sent.sentAt()), step.sent().map(sent -> sent.sentBy()));
  }

  private static long hours(Duration left) {
    return Math.floorDiv(left.toSeconds(), Duration.ofHours(1).toSeconds());
  }

  private static Mark mark(NoticeMark mark) {
    return new Mark(mark.id(), mark.agent() + "~" + mark.incident(), StepWords.of(mark.step()), mark.sentAt(),
        mark.by(), mark.note(), mark.madeAt(), mark.corrects());
  }
}
