package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityState;

/// What is wrong with the agent now, the gravest first, each as a sentence that says what to do. Pure: the same view
/// gives the same sentences.
final class Findings {
  /// Rounds that may be late before polling counts as stuck.
  private static final int LATE_SLOTS = 3;
  /// The most names in one sentence.
  private static final int MOST_NAMES = 5;
  /// How long discards are told.
  private static final Duration RECENT = Duration.ofHours(1);

  private final AgentView view;
  private final Instant now;
  private final CoreSnapshot core;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(AgentView view) {
    this.view = view;
    this.now = view.time().wall();
    this.core = view.snapshots().core();
  }

  /// Everything that is wrong, or one sentence that nothing is.
  static List<Finding> of(AgentView view) {
    Findings findings = new Findings(view);
    findings.clock();
    findings.disk();
    findings.closing();
    findings.rounds();
    new DeliveryFindings(view.push().get(), view.zone(), findings.now, findings::add).find();
    findings.devices();
    findings.missing();
    findings.rebuilding();
    findings.capacity();
    findings.discards();
    findings.findings.addAll(StateFindings.of(view));
    findings.findings.addAll(ServiceFindings.of(view.snapshots().states().services(),
        LocalDate.ofInstant(view.time().wall(), view.zone())));
    findings.audit();
    findings.notices();
    if (findings.findings.isEmpty()) {
      findings.add(Status.GOOD, "Every device answers and every slot is stored.");
    }
    findings.findings.sort(Comparator.comparingInt(finding -> gravity(finding.status())));
    return findings.findings;
  }

  private static int gravity(Status status) {
    return switch (status) {
      case BAD -> 0;
      case DOUBT -> 1;
      case UNKNOWN -> 2;
      case GOOD -> 3;
    };
  }

  private void clock() {
    core.clockProblem().ifPresent(problem -> add(Status.BAD,
        "The wall clock shows " + time(now) + ", " + problem
            + ". Polls go on, but no slot is recorded. Set the"
            + " clock or let NTP do it; recording then starts by itself."));
    view.snapshots().interfaces().stream().flatMap(each -> each.lastSlot().stream())
        .map(SeriesSlot::start)
        .filter(start -> start.isAfter(now.plus(view.grid().length()))).max(Comparator.naturalOrder())
        .ifPresent(ahead -> add(Status.BAD,
            "The ring has slots up to " + time(ahead) + ", but the wall clock shows " + time(now)
                + ": it was ahead once. No label is used twice, so nothing is recorded until that time. Check the"
                + " clock; if it is right now, a new data directory and a new agent name start afresh."));
  }

  private void disk() {
    core.storeProblem().ifPresent(problem -> add(Status.BAD, "The disk refuses slots: " + problem
        + ". What was polled meanwhile waits in memory and is written once the disk accepts."));
  }

  private void closing() {
    core.closing().problems().forEach(problem -> add(Status.BAD, "A month that is over could not be closed: "
        + problem + ". It is tried again after every round; its figures stay provisional until then."));
    core.closing().notices().forEach(notice -> add(Status.UNKNOWN, "Of the closed months: " + notice));
  }

  private void rounds() {
    Instant last = core.lastRoundBorder().orElse(core.startedAt());
    Duration late = Duration.between(last, now);
    if (core.storeProblem().isEmpty() && late.compareTo(view.grid().length().multipliedBy(LATE_SLOTS)) > 0) {
      add(Status.BAD, "No round of polls has ended since " + time(last) + ", " + Display.duration(late)
          + " ago: nothing is being recorded. Look into the log for the reason and restart the agent.");
    } else if (core.lastRoundBorder().isEmpty() && core.storeProblem().isEmpty()) {
      add(Status.UNKNOWN, "The first round of polls has not ended yet; wait for the next slot.");
    }
  }

  private void devices() {
    List<DeviceSnapshot> devices = view.snapshots().devices();
    List<String> failing = devices.stream().filter(device -> PollState.of(device) == PollState.FAILING)
        .map(DeviceSnapshot::name).toList();
    if (!failing.isEmpty()) {
      add(Status.BAD, failing.size() + " of " + devices.size() + " devices did not answer the last poll: "
          + names(failing) + ". The table of devices says why.");
    }
  }

  private void missing() {
    List<String> missing = view.snapshots().devices().stream().filter(PollState::isAnswering)
        .flatMap(device -> device.metered().stream())
        .filter(each -> each.lastSlot().filter(last -> last.slot() instanceof Slot.Missing).isPresent())
        .map(InterfaceSnapshot::id).toList();
    if (!missing.isEmpty()) {
      add(Status.DOUBT, "The last slot is missing although the device answers: " + names(missing)
          + ". The table of interfaces says why.");
    }
  }

  private void rebuilding() {
    if (core.rebuilding()) {
      add(Status.DOUBT,
          "Figures are being rebuilt from the ring: percentiles and coverage are incomplete until"
              + " that is done. Metering goes on; there is nothing to do but wait.");
    }
  }

  private void capacity() {
    List<SeriesSnapshot> all = view.snapshots().series();
    LocalDate today = LocalDate.ofInstant(now, view.zone());
    List<Finding> told = all.stream().flatMap(each -> new CapacityWords(each, today).findings().stream())
        .sorted(Comparator.comparingInt(finding -> gravity(finding.status())))
        .toList();
    told.stream().limit(MOST_NAMES).forEach(findings::add);
    if (told.size() > MOST_NAMES) {
      add(Status.DOUBT,
          (told.size() - MOST_NAMES) + " more upgrades of interfaces or series are due, requested"
              + " or to be prepared; the table shows them.");
    }
    List<String> reached = all.stream()
        .filter(each -> !(each.capacityState() instanceof CapacityState.UpgradeDue)
            && InterfaceTable.reachedSoFar(each))
        .map(SeriesSnapshot::id).toList();
    if (!reached.isEmpty()) {
      add(Status.DOUBT, "The month's reference value so far has reached the threshold of capacity: "
          + names(reached) + ". Two such months in a row, and the contract asks for more capacity.");
    }
  }

  private void discards() {
    Instant hourAgo = now.minus(RECENT);
    List<InterfaceSnapshot> discarding = view.snapshots().interfaces().stream()
        .filter(each -> each.losses().last()
            .filter(last -> !last.start().isBefore(hourAgo) && MonthLosses.discards(last.drops()) > 0)
            .isPresent())
        .toList();
    List<String> within = discarding.stream()
        .filter(each -> each.losses().last().filter(last -> MonthLosses.discardedWithinCapacity(last.slot(),
            last.drops(), each.capacityMbps(), view.grid())).isPresent())
        .map(InterfaceSnapshot::id).toList();
    List<String> above = discarding.stream().map(InterfaceSnapshot::id).filter(id -> !within.contains(id))
        .toList();
    if (!within.isEmpty()) {
      add(Status.BAD, "Packets were discarded in the last hour although the traffic was within the capacity: "
          + names(within)
          + ". The contract promises to transport it; look for the queue or member that drops.");
    }
    if (!above.isEmpty()) {
      add(Status.DOUBT, "Packets were discarded in the last hour: " + names(above)
          + ". Their traffic exceeded the capacity, or the capacity is not known.");
    }
  }

  private void audit() {
    view.audit().get().filter(report -> report.count(Outcome.FINDING) > 0)
        .ifPresent(report -> add(Status.DOUBT,
            "Links are not as the contract or their interconnection sheets ask. " + AuditSection.words(report)
                + " The section Audit below says what is expected and what is there."));
  }

  private void notices() {
    view.notices().forEach(notice -> add(Status.UNKNOWN, "When the ring was opened: " + notice.text()));
  }

  private void add(Status status, String sentence) {
    findings.add(new Finding(status, sentence));
  }

  private String time(Instant instant) {
    return Display.time(instant, view.zone());
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
  }
}
