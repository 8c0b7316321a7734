package org.nroagent.collector.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.time.TimeRange;

/// Incidents and what is due about them in JSON; the components are its keys.
///
/// @param at as of
/// @param from incidents were detected then or later
/// @param regulation the profile of the regulation
/// @param incidents those that are to be notified or cannot be judged, the first one first
/// @param together sets of incidents that lasted at the same time, as if they were one
/// @param verdicts what people decided of incidents that are known
public record NotificationsView(Instant at, Instant from, String regulation, List<Incident> incidents,
    List<Set> together, List<Verdict> verdicts) {
  /// An incident.
  ///
  /// @param id the member that was detected first; any of them names it
  /// @param state `open` or `ended`
  /// @param cause the place that failed, as agents tell it or a person entered it, null where that did not come
  /// @param members what agents tell of it
  /// @param judgedBy the version of the regulation in force on the day of its detection
  /// @param lines what was cut off, over all agents
  /// @param data how the users of fixed data are counted, null where none of their lines was cut off
  /// @param mobileData how the users of mobile data are counted, null where no channel was cut off
  /// @param baseStations those that may be concerned
  /// @param atLeast whether more may be cut off than is counted
  /// @param notSeen what was not seen meanwhile
  /// @param problems why a service has no rate, and what to do
  /// @param steps the notices that are due or were sent
  /// @param judgeBy until when it is to be judged or notified, null where it can be said which notices it needs
  /// @param marks what people said of them
  /// @param statements what people stated of it for the notices, also what is not in force any more
  /// @param ends what people said of its end
  public record Incident(String id, String state, Optional<String> cause, Instant detected,
      Optional<Instant> ended, List<String> members, JudgedBy judgedBy, List<Service> services,
      List<Lines> lines, Optional<Data> data, Optional<Data> mobileData,
      List<Station> baseStations, boolean notifiable,
      Optional<LocalDate> preNotificationDue, Optional<LocalDate> finalNotificationDue, boolean atLeast,
      NotSeen notSeen, List<String> problems, List<Step> steps, Optional<Step> judgeBy, List<Mark> marks,
      List<Statement> statements, List<End> ends) {}

  /// Incidents as if they were one.
  ///
  /// @param detected when the first one was
  /// @param judgedBy the version of the regulation in force on that day
  /// @param steps the notices that would be due, and what was sent of any of them
  public record Set(List<String> incidents, Instant detected, JudgedBy judgedBy, List<Service> services,
      boolean notifiable,
      boolean atLeast, NotSeen notSeen, List<String> problems, List<Step> steps) {}

  /// A version of the regulation.
  ///
  /// @param id its name
  /// @param source the file, or `shipped`
  public record JudgedBy(String id, String title, LocalDate validFrom, String source) {
    static JudgedBy of(TermsVersion version) {
      return new JudgedBy(version.id(), version.title(), version.validFrom(), version.source());
    }

    /// For people.
    public String text() {
      return title + ", " + id + " from " + validFrom + " (" + source + ")";
    }
  }

  /// What it means for a service.
  ///
  /// @param judged whether it can be said if a criterion is met
  public record Service(String service, String kind, List<Part> segments, boolean judged, boolean notifiable,
      Optional<String> criterion) {}

  /// A time over which a service is affected evenly.
  ///
  /// @param affectedUsers null where nobody could count them
  /// @param rate the exact share, such as `581/6860`; null where there is no total
  public record Part(Instant from, Instant to, Optional<String> period, Optional<BigDecimal> affectedUsers,
      Optional<BigDecimal> totalUsers, Optional<String> rate, Optional<BigDecimal> ratePercent) {}

  /// A base station that may be concerned.
  ///
  /// @param technologies those of it that are, such as `4G`
  public record Station(String name, List<String> technologies) {}

  /// How the users of a network's data are counted.
  ///
  /// @param method `traffic` for the gap of traffic over the reference speed, else what is counted in place of it: `lines` of fixed
  ///     data, `channels` of mobile data
  /// @param reason why it is not by traffic, null where it is
  /// @param halfYear of which the reference speed is
  /// @param highestGap where most was missing
  /// @param slotsByLines how many slots are counted by lines or channels all the same, wholly or in part, as no traffic tells their users
  public record Data(String method, Optional<String> reason, Optional<String> halfYear,
      Optional<String> referenceSpeedMbps, Optional<Gap> highestGap, int slotsByLines) {}

  /// How much less was carried than was to be expected while lines were cut off.
  ///
  /// @param slot the start of that time's slot
  /// @param measuredMbps what was carried in all of the slot
  /// @param gapMbps what was missing while lines were cut off: more than the difference where that was a part of the slot
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
  /// @param eventsLost agents whose slots tell of more lines than their events
  /// @param linesUnknown places of which it is not known how many lines they have, by agent
  /// @param untold OLTs of which nobody tells although an agent's topology has them, so that their NRO may be cut off as a whole,
  ///     by that agent
  /// @param endsNotTold members that ended by what their agent tells no more, and nobody said so
  public record NotSeen(List<String> silent, Map<String, Integer> blind, Map<String, List<TimeRange>> held,
      List<String> overlapping, List<String> eventsLost, Map<String, List<String>> linesUnknown,
      Map<String, List<String>> untold, List<String> endsNotTold) {}

  /// A notice, or with the word `judge-or-notify` that nobody could say which one is due.
  ///
  /// @param due the last day for it, local
  /// @param dueAt the first instant after that day
  /// @param standing `due`, `overdue`, `sent` or `sent_late`
  /// @param hoursLeft until `dueAt` in whole hours, rounded down, negative afterwards; null where it was sent
  /// @param doubtful whether the figures do not establish what it would say
  public record Step(String step, Optional<LocalDate> due, Optional<Instant> dueAt, String standing,
      OptionalLong hoursLeft, boolean doubtful, Optional<Instant> sentAt, Optional<String> sentBy) {}

  /// What a person said.
  public record Mark(long id, String incident, String step, Optional<Instant> sentAt, String by, String note,
      Instant madeAt, OptionalLong corrects) {}

  /// What a person stated of an incident.
  ///
  /// @param fact `expected-end`, `cause`, `measures`, `media` or `contact`
  /// @param text empty where it is not known after all
  /// @param inForce whether drafts use it; false where a later one takes its place
  public record Statement(long id, String incident, String fact, String text, String by, Instant madeAt,
      OptionalLong corrects, boolean inForce) {}

  /// What a person said of the end of an incident.
  ///
  /// @param endedAt null where it did not end after all
  public record End(long id, String incident, Optional<Instant> endedAt, String by, String note,
      Instant madeAt, OptionalLong corrects) {}

  /// What a person decided of incidents.
  ///
  /// @param verdict `one`, `apart` or `undecided`
  public record Verdict(long id, String verdict, List<String> incidents, String by, String note,
      Instant madeAt, OptionalLong corrects) {}

  /// The view of incidents.
  public static NotificationsView of(Notices notices) {
    return new ViewOfNotices(notices).make();
  }
}
