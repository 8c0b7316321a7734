package org.nroagent.collector.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.collector.notice.NotificationsView.Data;
import org.nroagent.collector.notice.NotificationsView.End;
import org.nroagent.collector.notice.NotificationsView.Gap;
import org.nroagent.collector.notice.NotificationsView.Incident;
import org.nroagent.collector.notice.NotificationsView.NotSeen;
import org.nroagent.collector.notice.NotificationsView.Part;
import org.nroagent.collector.notice.NotificationsView.Service;
import org.nroagent.collector.notice.NotificationsView.Step;

/// Incidents and what is due about them as text.
public final class NotificationsText {
  /// The most names that a line has.
  private static final int MOST_NAMES = 10;

  private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

  private NotificationsText() {}

  /// The text, ending with a line break.
  public static String of(NotificationsView view) {
    NotificationsText text = new NotificationsText();
    text.out.format("Incidents to be notified by %s, detected since %s, as of %s%n", view.regulation(),
        view.from(),
        view.at());
    if (view.incidents().isEmpty()) {
      text.out.format("none%n");
    }
    view.incidents().forEach(text::incident);
    view.together().stream().filter(NotificationsView.Set::notifiable).forEach(text::possible);
    view.verdicts().forEach(verdict -> text.out.format("%nverdict %d  %s%n", verdict.id(), verdict(verdict)));
    return text.out.toString();
  }

  /// What a person decided of incidents, for people.
  public static String verdict(NotificationsView.Verdict verdict) {
    return String.join(", ", verdict.incidents()) + ": " + verdict.verdict() + ", by " + verdict.by()
        + (verdict.note().isEmpty() ? "" : ", " + verdict.note())
        + (verdict.corrects().isPresent() ? ", instead of verdict " + verdict.corrects().getAsLong() : "");
  }

  private void possible(NotificationsView.Set set) {
    out.format("%nTOGETHER %s lasted at the same time. As one incident, detected %s, judged by %s:%n%s",
        String.join(", ", set.incidents()), set.detected(), set.judgedBy().text(),
        set.services().stream().map(NotificationsText::service).collect(Collectors.joining()));
    set.problems().forEach(problem -> out.format("  NO RATE: %s%n", problem));
    notSeen(set.notSeen(), Instant::toString).forEach(reason -> out.format("  AT LEAST: %s%n", reason));
    set.steps().forEach(step -> out.format("  possible %-16s %s%n", step.step(), state(step)));
  }

  private void incident(Incident incident) {
    out.format("%n%s  %s, %s%n  detected %s%s%n", incident.id(), incident.state(),
        incident.cause().orElse("place that failed not known"), incident.detected(),
        incident.ended().map(end -> ", ended " + end).orElse(""));
    if (incident.members().size() > 1) {
      out.format("  told by %s%n", names(incident.members()));
    }
    out.format("  judged by %s%n", incident.judgedBy().text());
    incident.services().forEach(service -> out.format("%s", service(service)));
    data(incident)
        .forEach((network, text) -> out.format("  %s: %s%n", network.toUpperCase(Locale.ROOT), text));
    stations(incident).ifPresent(stations -> out.format("  BASE STATIONS: %s%n", stations));
    incident.problems().forEach(problem -> out.format("  NO RATE: %s%n", problem));
    notSeen(incident.notSeen(), Instant::toString).forEach(reason -> out.format("  AT LEAST: %s%n", reason));
    stated(incident, Instant::toString).forEach(statement -> out.format("  STATED %s%n", statement));
    incident.steps().forEach(this::step);
    incident.judgeBy().ifPresent(this::step);
    incident.ends().forEach(end -> out.format("  end %d  %s%n", end.id(), end(end, Instant::toString)));
  }

  private static String service(Service service) {
    return "  %-14s %s, %s%n".formatted(service.service(), most(service).orElse("nobody counted"),
        criterion(service));
  }

  /// Which criterion is met, for people.
  public static String criterion(Service service) {
    return service.criterion().map(name -> "meets " + name)
        .orElse(service.judged() ? "meets no criterion" : "without a rate it cannot be judged");
  }

  /// The most users at once, such as `at most 5810 of 68600 users, 8.4694 %`; empty where no time is known.
  public static Optional<String> most(Service service) {
    return service.segments().stream()
        .max(Comparator.comparing((Part part) -> part.ratePercent().orElse(BigDecimal.ZERO))
            .thenComparing(part -> part.affectedUsers().orElse(BigDecimal.ZERO)))
        .map(part -> part.affectedUsers().map(users -> "at most " + users + of(part))
            .orElse("number of users not known"));
  }

  private static String of(Part part) {
    return part.totalUsers()
        .map(total -> " of " + total + " users, " + part.ratePercent().orElseThrow() + " %").orElse(" users");
  }

  /// How the users of data are counted, for people: by what the service is called.
  public static Map<String, String> data(Incident incident) {
    Map<String, String> data = new LinkedHashMap<>();
    incident.data().ifPresent(each -> data.put("fixed data", data(each, "lines")));
    incident.mobileData().ifPresent(each -> data.put("mobile data", data(each, "channels")));
    return data;
  }

  private static String data(Data data, String otherwise) {
    return data.highestGap().map(gap -> "users by the gap of traffic, " + missing(gap) + ", over "
        + data.referenceSpeedMbps().orElse("") + " Mbit/s of "
        + data.halfYear().orElse("")
        + (data.slotsByLines() > 0
            ? "; by " + otherwise + " in " + data.slotsByLines() + " slots, of which no traffic tells them"
            : ""))
        .orElseGet(() -> "users by " + otherwise + ", as "
            + data.reason().orElse("nothing is known of the traffic"));
  }

  /// The base stations that may be concerned, for people; empty where none is.
  public static Optional<String> stations(Incident incident) {
    return incident.baseStations().isEmpty()
        ? Optional.empty()
        : Optional.of(names(incident.baseStations().stream()
            .map(each -> each.name() + " (" + String.join(", ", each.technologies()) + ")").toList()));
  }

  private static String missing(Gap gap) {
    return gap.gapMbps().signum() > 0
        ? "at most " + gap.gapMbps() + " of " + gap.expectedMbps() + " Mbit/s"
        : "but none is missing of " + gap.expectedMbps()
            + " Mbit/s although lines are told to be cut off: look whether they were";
  }

  /// What was not seen, for people.
  ///
  /// @param time how a time is written
  public static List<String> notSeen(NotSeen notSeen, Function<Instant, String> time) {
    List<String> reasons = new ArrayList<>();
    if (!notSeen.silent().isEmpty()) {
      reasons.add("some slots did not come of " + names(notSeen.silent()));
    }
    if (!notSeen.blind().isEmpty()) {
      reasons.add("services were not seen by " + names(notSeen.blind().entrySet().stream()
          .map(each -> each.getKey() + " (" + each.getValue() + ")").toList()));
    }
    notSeen.held().forEach((agent, times) -> reasons.add("the lines of " + agent + " were held from "
        + time.apply(times.getFirst().from()) + " to " + time.apply(times.getLast().to())
        + (times.size() > 1 ? ", with breaks" : "")
        + ", as nothing came"));
    if (!notSeen.overlapping().isEmpty()) {
      reasons.add("the same places and others are told by " + names(notSeen.overlapping())
          + "; of them the larger count is taken");
    }
    if (!notSeen.eventsLost().isEmpty()) {
      reasons.add("slots tell of more lines than events did of " + names(notSeen.eventsLost())
          + "; they are counted by the slot, and not all of their places are known");
    }
    notSeen.linesUnknown().forEach((agent, places) -> reasons
        .add(agent + " does not know how many lines " + names(List.copyOf(places)) + " has"));
    notSeen.untold().forEach((agent, olts) -> reasons.add("nobody tells of " + names(olts)
        + ", which by the topology of " + agent
        + " another agent polls, so the NRO may be cut off as a whole;"
        + " look whether that agent runs, delivers, and has the OLT under this name"));
    if (!notSeen.endsNotTold().isEmpty()) {
      reasons.add("nobody told the end of " + names(notSeen.endsNotTold())
          + ", of which nothing more was told; if you know it, say it with 'notifications ended'");
    }
    return reasons;
  }

  /// What people stated of an incident, as far as drafts use it, such as `cause: excavator, by Anne at 2026-11-18T11:00:00Z`.
  ///
  /// @param time how a time is written
  public static List<String> stated(Incident incident, Function<Instant, String> time) {
    return incident.statements().stream().filter(each -> each.inForce() && !each.text().isEmpty())
        .map(each -> each.fact() + ": " + each.text() + ", by " + each.by() + " at "
            + time.apply(each.madeAt()))
        .toList();
  }

  /// What a person said of an incident's end, for people.
  public static String end(End end, Function<Instant, String> time) {
    return end.incident() + end.endedAt().map(at -> " ended at " + time.apply(at)).orElse(" did not end")
        + ", by " + end.by() + (end.note().isEmpty() ? "" : ", " + end.note())
        + (end.corrects().isPresent() ? ", instead of end " + end.corrects().getAsLong() : "");
  }

  private static String names(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
  }

  private void step(Step step) {
    out.format("  %-16s %s%n", step.step(), state(step));
  }

  /// How a notice stands, for people.
  public static String state(Step step) {
    return standing(step) + (step.doubtful() ? ", DOUBTFUL as the figures are at least that" : "");
  }

  private static String standing(Step step) {
    String due = step.due().map(day -> "due " + day).orElse("not asked for");
    if (step.sentAt().isPresent()) {
      return due + ", sent " + step.sentAt().get() + " by " + step.sentBy().orElse("")
          + (step.standing().equals("sent_late") ? ", LATE" : "");
    }
    long hours = step.hoursLeft().orElse(0);
    return hours < 0 ? due + ", OVERDUE for " + -hours + " h" : due + ", " + hours + " h left";
  }
}
