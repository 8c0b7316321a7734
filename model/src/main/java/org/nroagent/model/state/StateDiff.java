package org.nroagent.model.state;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What is to be told after a device said something: pure, from what was told and what was said.
///
/// The first reading of a table is what later ones are compared with and tells nothing. A row that is gone is *missing*,
/// unless its table was cut, vanished as a whole, which is one event, or lost many rows at once, which is told as a
/// suspect walk and believed when the next reading says the same.
public final class StateDiff {
  /// The most subjects of a device that are watched; those beyond, in their order, are not told.
  public static final int MOST_SUBJECTS = 20_000;
  /// The most subjects that are gone and remembered; multicast groups are forgotten first, then what is gone longest.
  public static final int MOST_GONE = 1_000;
  /// So few rows may go at once without the walk being suspect.
  static final int FEW_ROWS = 3;

  private static final String COMPLETE = "complete";
  private static final String SUSPECT = "suspect";

  private static final String ABSENT = "absent";
  /// The agent's clock was set by more than this: when the device started is placed anew.
  private static final Duration CLOCK_SET = Duration.ofMinutes(10);

  private static final Set<TableKind> HAVE_ROWS = Arrays.stream(Subject.Kind.values())
      .flatMap(kind -> kind.table().stream()).collect(Collectors.toUnmodifiableSet());

  private final String device;
  private final Instant at;
  private final Map<Subject, ToldEntry> next;
  private final List<StateChange> changes = new ArrayList<>();
  private final Set<Subject> silent = new LinkedHashSet<>();

  private StateDiff(String device, ToldStates told, Instant at) {
    this.device = device;
    this.at = at;
    this.next = new HashMap<>(told.entries());
  }

  /// When something changed by the device's own clock.
  private interface Times {
    Optional<Instant> of(Subject subject, Aspect aspect, String after);
  }

  /// A change that a device notified.
  ///
  /// @param subject of what; a LAG's interface may be named as interface
  /// @param aspect in what
  /// @param after the word of now
  /// @param deviceTime when it happened, placed on the agent's wall clock; empty where the device does not say
  public record Notice(Subject subject, Aspect aspect, String after, Optional<Instant> deviceTime) {}

  /// The device was read.
  ///
  /// @param device its configured name
  /// @param told what was told
  /// @param reading what it said
  /// @param clock places its times
  /// @param restarted whether it is known to have restarted since it was read last; else it is told from when it was
  ///     told to have started
  /// @param newer subjects of which something newer is known than this reading has: left as they are
  /// @param at the agent's wall clock
  public static Telling read(String device, ToldStates told, DeviceReading reading, DeviceClock clock,
      Optional<Boolean> restarted, Predicate<Subject> newer, Instant at) {
    StateDiff diff = new StateDiff(device, told, at);
    diff.reachable("yes");
    diff.started(clock, restarted);
    DeviceStates states = DeviceStates.of(reading, told);
    diff.leaveToLags(states.lagNames());
    for (TableKind table : TableKind.values()) {
      diff.table(table, states, newer);
    }
    diff.forgetBeyond();
    return diff.telling(new Causes(diff.changes, states.lagNames(), diff::seen, reading),
        new ChangeTimes(reading, clock)::of);
  }

  /// The device did not answer.
  public static Telling silent(String device, ToldStates told, Instant at) {
    StateDiff diff = new StateDiff(device, told, at);
    diff.reachable("no");
    return diff.telling(new Causes(diff.changes, Set.of(), diff::seen, null), (_, _, _) -> Optional.empty());
  }

  /// The device notified something. What is not known to be there is passed over: the next reading tells it.
  public static Telling notified(String device, ToldStates told, List<Notice> notices, Instant at) {
    StateDiff diff = new StateDiff(device, told, at);
    Times none = (_, _, _) -> Optional.empty();
    Times times = none;
    for (Notice notice : notices) {
      Subject subject = diff.resolved(notice.subject());
      if (diff.isPresent(subject)) {
        Times before = times;
        times = (of, aspect, after) -> of.equals(subject) && aspect == notice.aspect()
            ? notice.deviceTime()
            : before.of(of, aspect, after);
        diff.row(subject, diff.seen(subject).with(notice.aspect(), notice.after()));
      }
    }
    return diff.telling(new Causes(diff.changes, told.names(Subject.Kind.LAG), diff::seen, null), times);
  }

  private Subject resolved(Subject subject) {
    Subject lag = new Subject(Subject.Kind.LAG, subject.name());
    return subject.kind() == Subject.Kind.INTERFACE && next.containsKey(lag) ? lag : subject;
  }

  private void reachable(String word) {
    Subject subject = Subject.device(device);
    row(subject, seen(subject).with(Aspect.REACHABLE, word));
  }

  /// The word of a start is when it was. It follows the agent's clock silently where that was set, and sysUpTime where
  /// it wrapped.
  private void started(DeviceClock clock, Optional<Boolean> restarted) {
    Subject subject = Subject.device(device);
    StateRow seen = seen(subject);
    StateRow now = seen.with(Aspect.RESTART, clock.started().toString());
    Optional<Instant> before = parsed(seen.word(Aspect.RESTART));
    if (before.isEmpty()) {
      silently(subject, entry(subject).withRow(now));
    } else if (restarted.orElseGet(() -> DeviceStart.restarted(before.get(), clock))) {
      row(subject, now);
    } else if (entry(subject).flapping() == null
        && Duration.between(before.get(), clock.started()).abs().compareTo(CLOCK_SET) > 0) {
      silently(subject, entry(subject).withRow(now));
    }
  }

  private static Optional<Instant> parsed(String time) {
    try {
      return time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Interfaces that turned out to be LAGs.
  private void leaveToLags(Set<String> lagNames) {
    for (String name : lagNames) {
      Subject subject = new Subject(Subject.Kind.INTERFACE, name);
      if (next.containsKey(subject)) {
        forget(subject);
      }
    }
  }

  private void table(TableKind table, DeviceStates states, Predicate<Subject> newer) {
    TableState state = states.table(table);
    if (!HAVE_ROWS.contains(table) || state == TableState.CUT || state == TableState.NOT_READ) {
      return;
    }
    List<Subject> said = ofTable(table, states.rows().keySet());
    List<Subject> known = ofTable(table, next.keySet());
    List<Subject> removed = known.stream()
        .filter(each -> states.removed().contains(each) && !newer.test(each))
        .toList();
    List<Subject> gone = known.stream().filter(each -> isPresent(each) && !states.rows().containsKey(each)
        && !states.removed().contains(each) && !newer.test(each)).toList();
    String told = seen(Subject.table(table)).word(Aspect.TABLE);
    if (said.isEmpty()) {
      nothingThere(table, told, gone);
    } else if (told.isEmpty() || (told.equals(ABSENT) && known.isEmpty())) {
      tellTable(table, COMPLETE);
      said.forEach(each -> first(each, states.rows().getOrDefault(each, StateRow.unseen(each.kind()))));
      awaited(table, states).forEach(
          each -> first(each, StateRow.unseen(each.kind()).with(Aspect.PRESENCE, StateRow.MISSING)));
    } else if (told.equals(COMPLETE)
        && isMany(table, gone.size(), known.stream().filter(this::isPresent).count())) {
      tellTable(table, SUSPECT);
    } else {
      tellTable(table, COMPLETE);
      gone.forEach(this::gone);
      removed.forEach(each -> row(each, seen(each).with(Aspect.PRESENCE, StateRow.REMOVED)));
      awaited(table, states).stream().filter(each -> !newer.test(each)).forEach(this::gone);
      said.stream().filter(each -> !newer.test(each))
          .forEach(each -> row(each, states.rows().getOrDefault(each, StateRow.unseen(each.kind()))));
    }
  }

  private static List<Subject> awaited(TableKind table, DeviceStates states) {
    return table == TableKind.LAGS ? states.awaited().stream().sorted().toList() : List.of();
  }

  private static List<Subject> ofTable(TableKind table, Set<Subject> subjects) {
    return subjects.stream().filter(subject -> subject.kind().table().filter(table::equals).isPresent())
        .sorted()
        .toList();
  }

  /// Groups come and go as people watch; other rows are expected to stay.
  private static boolean isMany(TableKind table, int gone, long present) {
    return table != TableKind.IGMP && gone > FEW_ROWS && gone * 2L > present;
  }

  /// The table has no rows. Its known ones stay as they were told, but for multicast groups, which nobody expects, and
  /// for the last PIM neighbours: a neighbour that is lost has no row.
  private void nothingThere(TableKind table, String told, List<Subject> gone) {
    if (table == TableKind.IGMP) {
      noGroups(told, gone);
    } else if (table == TableKind.PIM && told.equals(COMPLETE) && gone.size() <= FEW_ROWS) {
      gone.forEach(this::gone);
    } else if (!told.equals(ABSENT)) {
      tellTable(table, ABSENT);
    }
  }

  private void noGroups(String told, List<Subject> gone) {
    if (gone.size() <= FEW_ROWS) {
      if (told.isEmpty()) {
        tellTable(TableKind.IGMP, COMPLETE);
      }
      gone.forEach(this::gone);
    } else {
      tellTable(TableKind.IGMP, ABSENT);
      ofTable(TableKind.IGMP, next.keySet()).forEach(this::forget);
    }
  }

  private void tellTable(TableKind table, String word) {
    Subject subject = Subject.table(table);
    row(subject, seen(subject).with(Aspect.TABLE, word));
  }

  private void gone(Subject subject) {
    row(subject, seen(subject).with(Aspect.PRESENCE,
        subject.kind() == Subject.Kind.IGMP_GROUP ? StateRow.LEFT : StateRow.MISSING));
  }

  /// What was read first tells nothing.
  private void first(Subject subject, StateRow row) {
    if (hasRoomFor(subject)) {
      silently(subject, entry(subject).withRow(row));
    }
  }

  private boolean hasRoomFor(Subject subject) {
    return next.containsKey(subject) || next.size() < MOST_SUBJECTS;
  }

  private void row(Subject subject, StateRow said) {
    if (!hasRoomFor(subject)) {
      return;
    }
    ToldEntry entry = entry(subject);
    StateRow now = said.orElse(seen(subject));
    Flapping flapping = entry.flapping();
    if (flapping != null) {
      flaps(subject, entry, flapping, now);
    } else if (!now.equals(entry.row())) {
      changed(subject, entry, now);
    }
  }

  private void flaps(Subject subject, ToldEntry entry, Flapping flapping, StateRow now) {
    if (!now.equals(flapping.seen())) {
      silently(subject, entry.withFlapping(new Flapping(flapping.changes() + 1, at.toEpochMilli(), now)));
    } else if (Damping.ends(flapping, at)) {
      tell(subject, Aspect.FLAPPING, Damping.counted(flapping), Damping.STEADY);
      differences(subject, entry.row(), now);
    }
  }

  private void changed(Subject subject, ToldEntry entry, StateRow now) {
    if (isOnlyLearnt(entry.row(), now)) {
      silently(subject, entry.withRow(now));
    } else if (Damping.begins(entry, at)) {
      tell(subject, Aspect.FLAPPING, Damping.STEADY, Damping.FLAPPING);
      silently(subject,
          entry(subject).withFlapping(new Flapping(Damping.CHANGES, at.toEpochMilli(), now)));
    } else {
      differences(subject, entry.row(), now);
    }
  }

  private static boolean isOnlyLearnt(StateRow before, StateRow now) {
    return before.kind().aspects().stream()
        .allMatch(aspect -> before.word(aspect).isEmpty() || before.word(aspect).equals(now.word(aspect)));
  }

  /// Tells what changed; what was not known before is taken silently.
  private void differences(Subject subject, StateRow before, StateRow now) {
    boolean learnt = false;
    for (Aspect aspect : before.kind().aspects()) {
      String word = before.word(aspect);
      if (word.isEmpty()) {
        learnt |= !now.word(aspect).isEmpty();
      } else if (!word.equals(now.word(aspect))) {
        tell(subject, aspect, word, now.word(aspect));
      }
    }
    if (learnt) {
      silently(subject, entry(subject).withRow(now));
    }
  }

  private void tell(Subject subject, Aspect aspect, String before, String after) {
    changes.add(new StateChange(subject, aspect, before, after, Cause.UNKNOWN, Optional.empty()));
    next.put(subject, entry(subject).after(aspect, after, at));
  }

  private void silently(Subject subject, ToldEntry entry) {
    next.put(subject, entry);
    silent.add(subject);
  }

  private void forget(Subject subject) {
    next.remove(subject);
    silent.add(subject);
  }

  private void forgetBeyond() {
    List<Subject> gone = new ArrayList<>(next.keySet().stream()
        .filter(subject -> subject.kind().table().isPresent() && !isPresent(subject)).toList());
    if (gone.size() > MOST_GONE) {
      gone.sort(Comparator.comparing((Subject subject) -> subject.kind() != Subject.Kind.IGMP_GROUP)
          .thenComparingLong(subject -> entry(subject).lastTold()).thenComparing(Comparator.naturalOrder()));
      gone.subList(0, gone.size() - MOST_GONE).forEach(this::forget);
    }
  }

  private ToldEntry entry(Subject subject) {
    ToldEntry entry = next.get(subject);
    return entry == null ? ToldEntry.unseen(subject.kind()) : entry;
  }

  /// What it was last, told or counted.
  private StateRow seen(Subject subject) {
    return entry(subject).seen();
  }

  private boolean isPresent(Subject subject) {
    return seen(subject).isPresent();
  }

  private Telling telling(Causes causes, Times times) {
    List<StateChange> told = changes.stream().sorted(Comparator.comparing(StateChange::subject))
        .map(change -> new StateChange(change.subject(), change.aspect(), change.before(), change.after(),
            causes.of(change), times.of(change.subject(), change.aspect(), change.after())))
        .toList();
    Map<Subject, Optional<ToldEntry>> entries = new HashMap<>();
    silent.forEach(subject -> entries.put(subject, Optional.ofNullable(next.get(subject))));
    return new Telling(ToldStates.of(next), told, entries);
  }
}
