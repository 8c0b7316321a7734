package org.nroagent.agent.closing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.Provenance.Place;

/// Closes the months of which the ring has slots and that are not kept yet: from the ring, once, on the disk before
/// anybody is told. What was metered is closed whether or not it is still configured. A month of which records were
/// lost is closed with what there is, and marked.
///
/// Not thread-safe: it belongs to the worker thread.
public final class MonthClosing {
  private final RingReader ring;
  private final ClosedMonths kept;
  private final MonthCloser closer;

  /// What became of a closing.
  ///
  /// @param problems why months could not be closed or kept, empty if nothing is left to do
  /// @param notices what people should know of the months that were closed
  public record Outcome(List<String> problems, List<String> notices) {
    public Outcome {
      problems = List.copyOf(problems);
      notices = List.copyOf(notices);
    }
  }

  /// @param ring where the slots are
  /// @param kept where the figures go
  /// @param closer computes them
  public MonthClosing(RingReader ring, ClosedMonths kept, MonthCloser closer) {
    this.ring = ring;
    this.kept = kept;
    this.closer = closer;
  }

  /// Closes every month up to one. A month that cannot be closed does not keep the others from it.
  ///
  /// @param due the newest month to close
  /// @param configured what has figures, with the capacities of a month
  /// @param consumer takes what is newly kept
  public Outcome close(CivilMonth due, Function<? super CivilMonth, List<SeriesToClose>> configured,
      Consumer<? super ClosedMonth> consumer) {
    List<String> problems = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    try {
      for (CivilMonth month : covered(due)) {
        close(month, configured.apply(month), consumer, problems, notices);
      }
      kept.deleteOldest();
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return new Outcome(problems, notices);
  }

  private void close(CivilMonth month, List<SeriesToClose> configured, Consumer<? super ClosedMonth> consumer,
      List<String> problems, List<String> notices) {
    try {
      if (!kept.isNewer(month.month())) {
        Optional<Instant> wholeFrom = ring.wholeFrom(month.start(), month.end());
        ClosedMonths.Draft draft = kept.draft(month.month());
        closer.close(month, missing(month, configured, wholeFrom), closed -> {
          if (closed.certificate().unrecorded() < closed.figure().expectedSlots()) {
            draft.add(closed);
          }
        });
        if (!draft.series().isEmpty()) {
          wholeFrom.ifPresent(from -> notices.add(incomplete(month, from)));
        }
        completeCapacities(month, configured, draft);
        keep(month, draft, consumer);
      }
    } catch (IOException e) {
      problems.add("month " + month.month() + " is not closed: " + e.getMessage());
    }
  }

  private static String incomplete(CivilMonth month, Instant wholeFrom) {
    return "month " + month.month() + " was closed without its beginning: the ring begins at " + wholeFrom
        + ", so its figures are not billable; a higher 'retentionDays' keeps the months to come";
  }

  private void keep(CivilMonth month, ClosedMonths.Draft draft, Consumer<? super ClosedMonth> consumer)
      throws IOException {
    Set<String> closed = draft.series();
    if (!closed.isEmpty() && draft.keep()) {
      var _ = kept.read(month.month(), figures -> {
        if (closed.contains(figures.series())) {
          consumer.accept(figures);
        }
      });
    }
  }

  /// The series that are not kept of a month and of which the ring may have something.
  private List<SeriesToClose> missing(CivilMonth month, List<SeriesToClose> configured,
      Optional<Instant> wholeFrom) throws IOException {
    Set<String> there = kept.series(month.month());
    SortedMap<String, Place> recorded = ring.places(month.start(), month.end());
    List<SeriesToClose> all = new ArrayList<>(configured);
    all.addAll(notConfigured(month, configured, recorded));
    return all.stream()
        .filter(each -> !there.contains(each.id()) && recorded.keySet().containsAll(each.formula().parts()))
        .map(each -> each.found(Optional.ofNullable(recorded.get(each.id())), wholeFrom)).toList();
  }

  /// Interfaces that were renamed, moved or removed before their month was closed, and what was computed from them. The
  /// month before tells what they were; where it does not, nothing is billed that nobody knows to be unicast (M2).
  private List<SeriesToClose> notConfigured(CivilMonth month, List<SeriesToClose> configured,
      SortedMap<String, Place> recorded) throws IOException {
    Set<String> known = configured.stream().map(SeriesToClose::id).collect(Collectors.toSet());
    Set<String> gone = new HashSet<>(recorded.keySet());
    gone.removeAll(known);
    if (gone.isEmpty()) {
      return List.of();
    }
    List<SeriesToClose> series = new ArrayList<>();
    Set<String> told = new HashSet<>();
    var _ = kept.read(month.previous().month(), before -> {
      boolean ofGone = before.provenance().formula().parts().stream().anyMatch(gone::contains);
      if (ofGone && !known.contains(before.series())) {
        told.add(before.series());
        series.add(new SeriesToClose(before.series(), before.provenance(),
            Optional.empty(),
            before.includesMulticast(), List.of()));
      }
    });
    gone.stream().sorted().filter(id -> !told.contains(id))
        .forEach(id -> series.add(SeriesToClose.ofInterface(id, Optional.empty(), true, List.of())));
    return series;
  }

  /// A month that was closed while nobody knew a capacity gets the one that is known to have been in force; nothing else
  /// of it changes.
  private void completeCapacities(CivilMonth month, List<SeriesToClose> configured, ClosedMonths.Draft draft)
      throws IOException {
    Map<String, SeriesToClose> known = configured.stream().filter(each -> each.capacityMbps().isPresent())
        .collect(Collectors.toMap(SeriesToClose::id, Function.identity()));
    var _ = kept.read(month.month(), closed -> {
      SeriesToClose series = known.get(closed.series());
      if (series != null && closed.capacityMbps().isEmpty()
          && closed.provenance().formula().equals(series.formula())) {
        draft.add(closed.withCapacity(series.capacityMbps().orElseThrow(), series.provenance().capacity()));
      }
    });
  }

  /// The months from that of the ring's first slot on, the oldest first.
  private List<CivilMonth> covered(CivilMonth due) throws IOException {
    Optional<Instant> first = ring.firstSlot();
    List<CivilMonth> months = new ArrayList<>();
    if (first.isPresent()) {
      CivilMonth month = due;
      while (months.size() < ClosedMonths.KEPT_MONTHS && month.end().isAfter(first.get())) {
        months.addFirst(month);
        month = month.previous();
      }
    }
    return months;
  }
}
