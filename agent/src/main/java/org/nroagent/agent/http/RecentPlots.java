package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Sparkline;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.TimedSlot;
import org.nroagent.model.Drops;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotWindow;

/// Small plots of the last 24 hours. A plot is read from the ring and drawn once, and again when there is a new slot:
/// a page that is often asked for costs no disk. Safe for any thread.
final class RecentPlots {
  private static final Duration SPAN = Duration.ofDays(1);

  private final AgentView view;
  private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

  /// A plot and what it shows.
  private record Drawn(Instant to, Optional<SeriesSlot> last, Html plot) {}

  /// @param view whose slots are plotted; of at most as many interfaces as are asked for, which are metered ones
  RecentPlots(AgentView view) {
    this.view = view;
  }

  /// The plot of an interface; a word instead where the disk cannot be read.
  Html of(SeriesSnapshot each, Instant now) {
    Instant to = view.grid().next(view.grid().startOf(now));
    Drawn known = drawn.get(each.id());
    if (known != null && known.to().equals(to) && known.last().equals(each.lastSlot())) {
      return known.plot();
    }
    try {
      Html plot = new Sparkline(each.id() + ", last 24 hours", view.grid(), to.minus(SPAN), to,
          slots(view, each, to.minus(SPAN), to)).svg();
      drawn.put(each.id(), new Drawn(to, each.lastSlot(), plot));
      return plot;
    } catch (IOException e) {
      return Status.BAD.badge("disk: " + e.getMessage());
    }
  }

  /// Hands over every known slot of a series in [from, to), ascending.
  ///
  /// @throws IOException if the disk fails
  static void read(AgentView view, SeriesSnapshot each, Instant from, Instant to,
      SlotHistory.Consumer consumer) throws IOException {
    if (each.derived()) {
      SlotWindow window = view.slots().window(SeriesMonths.formula(each), border(view.grid(), from),
          border(view.grid(), to));
      for (int index = 0; index < window.size(); index++) {
        Instant start = window.slotStart(index);
        window.slot(index).ifPresent(slot -> consumer.accept(start, slot, Drops.UNKNOWN));
      }
    } else {
      view.slots().read(each.id(), from, to, consumer);
    }
  }

  private static Instant border(SlotGrid grid, Instant instant) {
    return grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
  }

  private static List<TimedSlot> slots(AgentView view, SeriesSnapshot each, Instant from, Instant to)
      throws IOException {
    List<TimedSlot> slots = new ArrayList<>();
    read(view, each, from, to, (start, slot, _) -> slots.add(new TimedSlot(start, slot)));
    return slots;
  }
}
