package org.nroagent.agent.closing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;

/// Closes the months that the ring covers and that are not kept yet: from the ring, once, on the disk before anybody
/// is told.
///
/// Not thread-safe: it belongs to the worker thread.
public final class MonthClosing {
  private final RingReader ring;
  private final ClosedMonths kept;
  private final MonthCloser closer;
  private final Duration retention;

  /// @param ring where the slots are
  /// @param kept where the figures go
  /// @param closer computes them
  /// @param retention how far back the ring is sure to reach
  public MonthClosing(RingReader ring, ClosedMonths kept, MonthCloser closer, Duration retention) {
    this.ring = ring;
    this.kept = kept;
    this.closer = closer;
    this.retention = retention;
  }

  /// Closes every month up to one. A month that cannot be closed does not keep the others from it.
  ///
  /// @param due the newest month to close
  /// @param newest end of the newest slot in the ring
  /// @param series what has figures
  /// @param consumer takes what is newly kept
  /// @return why months could not be closed or kept, empty if nothing is left to do
  public List<String> close(CivilMonth due, Instant newest, List<SeriesToClose> series,
      Consumer<? super ClosedMonth> consumer) {
    List<String> problems = new ArrayList<>();
    try {
      for (CivilMonth month : covered(due, newest)) {
        close(month, series, consumer, problems);
      }
      kept.deleteOldest();
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private void close(CivilMonth month, List<SeriesToClose> series, Consumer<? super ClosedMonth> consumer,
      List<String> problems) {
    try {
      close(month, missing(month, series), consumer);
    } catch (IOException e) {
      problems.add("month " + month.month() + " is not closed: " + e.getMessage());
    }
  }

  private void close(CivilMonth month, List<SeriesToClose> series, Consumer<? super ClosedMonth> consumer)
      throws IOException {
    if (!series.isEmpty()) {
      ClosedMonths.Draft draft = kept.draft(month.month());
      closer.close(month, series, draft::add);
      if (draft.keep()) {
        Set<String> closed = draft.series();
        var _ = kept.read(month.month(), figures -> {
          if (closed.contains(figures.series())) {
            consumer.accept(figures);
          }
        });
      }
    }
  }

  /// The series that are not kept of a month and of which the ring has something.
  private List<SeriesToClose> missing(CivilMonth month, List<SeriesToClose> series) throws IOException {
    if (kept.isNewer(month.month())) {
      return List.of();
    }
    Set<String> there = kept.series(month.month());
    Set<String> recorded = ring.interfaceIds(month.start(), month.end());
    return series.stream()
        .filter(each -> !there.contains(each.id()) && recorded.containsAll(each.formula().parts())).toList();
  }

  /// The months from that of the ring's first slot on, the oldest first. The first one is left out if older records of
  /// it may have been overwritten: a figure without them would be exact about nothing.
  private List<CivilMonth> covered(CivilMonth due, Instant newest) throws IOException {
    Optional<Instant> first = ring.firstSlot();
    List<CivilMonth> months = new ArrayList<>();
    if (first.isPresent()) {
      CivilMonth month = due;
      while (months.size() < ClosedMonths.KEPT_MONTHS && month.end().isAfter(first.get())) {
        months.addFirst(month);
        month = month.previous();
      }
      if (!months.isEmpty() && mayHaveLostItsBeginning(months.getFirst(), first.get(), newest)) {
        months.removeFirst();
      }
    }
    return months;
  }

  private boolean mayHaveLostItsBeginning(CivilMonth month, Instant first, Instant newest) {
    boolean overwritten = ring.extent().oldest() > 1;
    boolean withinRetention = !month.start().isBefore(newest.minus(retention));
    return overwritten && first.isAfter(month.start()) && !withinRetention;
  }
}
