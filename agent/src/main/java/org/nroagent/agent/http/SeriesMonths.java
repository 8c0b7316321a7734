package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.http.KnownMonth.State;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.RollingFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The months of the series, explained: from the ring where slots are needed, from the closed months where those are
/// kept. Safe for any thread.
final class SeriesMonths {
  private static final Logger LOG = LoggerFactory.getLogger(SeriesMonths.class);

  private final AgentView view;
  private final KeptWindows windows;
  private @Nullable LastLosses lastLosses;

  /// What the ring tells of a series now.
  ///
  /// @param running the running month
  /// @param previous the month before, empty where nothing of it is known
  /// @param rolling the last thirty days
  /// @param day the last 24 hours
  record Recent(KnownMonth running, Optional<KnownMonth> previous, RollingFigure rolling, SlotWindow day) {}

  private record LastLosses(String id, long head, MonthLosses losses) {}

  SeriesMonths(AgentView view) {
    this.view = view;
    this.windows = new KeptWindows(view.slots(), () -> view.extent().get().head());
  }

  /// Where the slots of a series come from.
  static SlotFormula formula(SeriesSnapshot each) {
    return switch (each.config().content()) {
      case SeriesConfig.Measured _ -> new SlotFormula(List.of(each.id()), List.of());
      case SeriesConfig.Derived derived -> derived.formula();
    };
  }

  /// What the ring tells of a series now, from one reading of it.
  ///
  /// @throws IOException if the disk fails
  Recent recent(SeriesSnapshot each) throws IOException {
    CivilMonth month = each.current().month();
    // A clock or a last slot far from the running month must not make the window long.
    Instant now = earlier(view.grid().startOf(view.time().wall()), firstAfter(month.next()));
    Instant dayEnd = view.grid().next(later(now, month.firstSlot(view.grid())));
    Instant lastClosed = later(
        each.lastSlot().map(last -> view.grid().next(last.start())).orElse(now),
        month.previous().firstSlot(view.grid()));
    Instant rollingFrom = lastClosed.minus(RollingFigure.LENGTH);
    Instant from = earlier(month.previous().firstSlot(view.grid()), rollingFrom);
    Instant monthEnd = firstAfter(month);
    Instant to = later(later(dayEnd, monthEnd), lastClosed);
    SlotWindow all = windows.of(formula(each), from, to);
    return new Recent(
        ofSlots(each, slots(month, all), State.RUNNING), previous(each, all),
        RollingFigure.of(all.part(rollingFrom, lastClosed)),
        all.part(dayEnd.minusSeconds(86_400), dayEnd));
  }

  /// One month of a series, empty where nothing is known of it. A kept month is preferred to what the ring has,
  /// because it was computed when the ring had all of it.
  ///
  /// @throws IOException if the disk fails
  Optional<KnownMonth> month(SeriesSnapshot each, YearMonth wanted) throws IOException {
    CivilMonth month = new CivilMonth(wanted, view.zone());
    boolean running = month.equals(each.current().month());
    Optional<ClosedMonth> closed = running ? Optional.empty() : view.closed().month(each.id(), wanted);
    if (closed.isPresent()) {
      return Optional.of(KnownMonth.ofClosed(each, closed.get(), slots(closed.get())));
    }
    SlotWindow slots = windows.of(formula(each), month.firstSlot(view.grid()), firstAfter(month));
    return slots.unrecorded() == slots.size() && !running
        ? Optional.empty()
        : Optional.of(ofSlots(each, new MonthSlots(month, slots),
            running ? State.RUNNING : isPrevious(each, month) ? State.CLOSING : State.NOT_KEPT));
  }

  /// The slots from which a month was closed, as far as the ring has them; a disk that fails does not hide what is kept.
  private Optional<SlotWindow> slots(ClosedMonth closed) {
    CivilMonth month = closed.figure().month();
    try {
      return Optional.of(
          windows.of(closed.provenance().formula(), month.firstSlot(view.grid()), firstAfter(month)))
          .filter(slots -> slots.unrecorded() < slots.size());
    } catch (IOException e) {
      LOG.warn("{} of {} is shown as it was closed, the ring cannot be read: {}", month.month(),
          closed.series(), e.getMessage());
      return Optional.empty();
    }
  }

  /// What a metered interface lost in the running month so far, read from the ring once per new record.
  ///
  /// @throws IOException if the disk fails
  synchronized MonthLosses losses(SeriesSnapshot each) throws IOException {
    long head = view.extent().get().head();
    LastLosses known = lastLosses;
    if (known != null && known.id().equals(each.id()) && known.head() == head) {
      return known.losses();
    }
    MonthLosses losses = new MonthLosses(view.grid(), each.capacityMbps());
    CivilMonth month = each.current().month();
    view.slots().read(each.id(), month.start(), month.end(), losses::add);
    lastLosses = new LastLosses(each.id(), head, losses);
    return losses;
  }

  /// A month that is not closed says what the ring has lost of it as a closed one would.
  private KnownMonth ofSlots(SeriesSnapshot each, MonthSlots month, State state) throws IOException {
    return KnownMonth.ofSlots(each, month, state,
        view.slots().wholeFrom(month.month().start(), month.month().end()));
  }

  private Optional<KnownMonth> previous(SeriesSnapshot each, SlotWindow all) throws IOException {
    CivilMonth month = each.current().month().previous();
    MonthSlots slots = slots(month, all);
    boolean recorded = slots.slots().unrecorded() < slots.slots().size();
    Optional<PreviousMonth> known = each.previous();
    if (known.isPresent() && known.get() instanceof PreviousMonth.Closed(var closed)) {
      boolean sameFormula = closed.provenance().formula().equals(formula(each));
      return Optional.of(KnownMonth.ofClosed(each, closed,
          recorded && sameFormula ? Optional.of(slots.slots()) : Optional.empty()));
    }
    return recorded ? Optional.of(ofSlots(each, slots, State.CLOSING)) : Optional.empty();
  }

  private boolean isPrevious(SeriesSnapshot each, CivilMonth month) {
    return month.equals(each.current().month().previous());
  }

  private MonthSlots slots(CivilMonth month, SlotWindow all) {
    return new MonthSlots(month, all.part(month.firstSlot(view.grid()), firstAfter(month)));
  }

  private Instant firstAfter(CivilMonth month) {
    return month.next().firstSlot(view.grid());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
