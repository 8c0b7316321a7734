package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.SlotPlot;
import org.nroagent.daemon.page.SlotPlot.Discarded;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.daemon.page.SlotPlot.Marks;
import org.nroagent.daemon.page.SlotPlot.Span;
import org.nroagent.daemon.page.TimedSlot;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.SlotWindow;

/// What the plots of one series have in common.
///
/// @param id its public id
/// @param zone of the time axis
/// @param capacityMbps its capacity, empty where it is unknown
/// @param rule the threshold that is drawn, empty where there is none
/// @param declared declared windows
record PlottedSeries(String id, ZoneId zone, Optional<BigDecimal> capacityMbps, Optional<CapacityRule> rule,
    List<DeclaredWindow> declared) {
  /// A plot of a month's slots with its percentiles and what they discard.
  ///
  /// @param what names the span
  /// @param slots what is plotted, of a month that is long over perhaps not all that its figure is of
  /// @param certificate the month's figure
  /// @param until end of the time axis, not before the slots' end
  /// @param expectedTo until when a slot that is not known counts as missing
  /// @param soFar a word for percentiles that are not final, or nothing
  Html withPercentiles(String what, SlotWindow slots, Certificate certificate, Instant until,
      Instant expectedTo, String soFar) {
    if (isEmpty(slots)) {
      return nothing();
    }
    List<Discarded> discarded = new ArrayList<>();
    List<Limit> limits = capacityLimits(slots);
    for (Direction direction : Direction.values()) {
      Instant retained = direction == Direction.IN
          ? certificate.inRetainedSlot()
          : certificate.outRetainedSlot();
      certificate.figure().of(direction).ifPresent(figure -> {
        discarded.add(discarded(slots, direction, figure, Objects.requireNonNull(retained)));
        limits.add(new Limit("95th " + direction + soFar, figure.mbps(slots.grid()),
            direction == Direction.IN ? Limit.Kind.IN : Limit.Kind.OUT));
      });
    }
    Marks marks = new Marks(Optional.of(new Span(slots.start(), expectedTo)), discarded, declared);
    return new SlotPlot(id + ", " + what, slots.grid(), slots.start(), until, known(slots), limits, marks,
        zone)
        .html();
  }

  /// A plot of slots with percentiles that come from elsewhere.
  ///
  /// @param percentiles horizontal lines
  Html withLimits(String what, SlotWindow slots, List<Limit> percentiles) {
    if (isEmpty(slots)) {
      return nothing();
    }
    List<Limit> limits = capacityLimits(slots);
    limits.addAll(percentiles);
    return new SlotPlot(id + ", " + what, slots.grid(), slots.start(), slots.end(), known(slots), limits,
        new Marks(Optional.empty(), List.of(), declared), zone).html();
  }

  /// A plot without a slot would be an empty frame.
  private static boolean isEmpty(SlotWindow slots) {
    return slots.unrecorded() == slots.size();
  }

  private static Html nothing() {
    return Html.fragment().element("p", "No slot is recorded.", "class", "note");
  }

  private List<Limit> capacityLimits(SlotWindow slots) {
    YearMonth month = YearMonth.from(slots.end().minusNanos(1).atZone(zone));
    List<Limit> limits = new ArrayList<>();
    capacityMbps.ifPresent(mbps -> {
      limits.add(new Limit("capacity", mbps, Limit.Kind.BOTH));
      rule.ifPresent(each -> limits.add(new Limit(each.thresholdPercent(month) + " % of capacity",
          each.threshold(month).multiply(mbps).movePointLeft(2).stripTrailingZeros(), Limit.Kind.THRESHOLD)));
    });
    return limits;
  }

  /// The slots after the retained one in the order of (octets, start).
  private static Discarded discarded(SlotWindow slots, Direction direction, DirectionFigure figure,
      Instant retained) {
    List<Instant> starts = new ArrayList<>();
    for (int index = 0; index < slots.size(); index++) {
      Instant start = slots.slotStart(index);
      long octets = slots.octets(direction, index).orElse(-1);
      if (octets > figure.octets() || (octets == figure.octets() && start.isAfter(retained))) {
        starts.add(start);
      }
    }
    return new Discarded(direction, figure.mbps(slots.grid()), retained, starts);
  }

  private static List<TimedSlot> known(SlotWindow slots) {
    List<TimedSlot> known = new ArrayList<>(slots.size());
    for (int index = 0; index < slots.size(); index++) {
      Instant start = slots.slotStart(index);
      slots.slot(index).ifPresent(slot -> known.add(new TimedSlot(start, slot)));
    }
    return known;
  }
}
