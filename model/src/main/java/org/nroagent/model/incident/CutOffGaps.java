package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.incident.CutOffGap.Basis;
import org.nroagent.model.incident.CutOffGap.Lines;

/// Tells the traffic that is missing while lines are cut off from what is missing in slots. The one rule of agent and collector,
/// which both know lines to the millisecond and traffic by slots.
///
/// Choice: over a slot in all of which the same lines are cut off it is what is missing there. At the borders of an outage, and where the
/// number of lines changes, it is that of the slot beside it, as the same lines are cut off, and at most what was to be expected.
/// Where there is no such slot it is the lines' share of what is missing in theirs, at most twice that: beyond, what traffic always
/// varies by would be taken for users.
public final class CutOffGaps {
  /// By how much a slot's gap is multiplied at most.
  private static final Fraction MOST = Fraction.of(2);

  private final List<SlotTraffic> slots;
  private final List<Lines> lines;

  private CutOffGaps(List<SlotTraffic> slots, List<Lines> lines) {
    this.slots = slots;
    this.lines = lines;
  }

  /// The gaps of all times in which lines are cut off, cut at the borders of slots.
  ///
  /// @param slots an incident's, ascending and without a slot between them that is left out
  /// @param lines ascending, without overlaps; equal neighbours are one. What is not within the slots is passed over
  /// @return ascending
  public static List<CutOffGap> of(List<SlotTraffic> slots, List<Lines> lines) {
    CutOffGaps gaps = new CutOffGaps(slots, joined(lines));
    List<CutOffGap> found = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < slots.size(); i++) {
      SlotTraffic slot = slots.get(i);
      while (first < gaps.lines.size() && !gaps.lines.get(first).to().isAfter(slot.from())) {
        first++;
      }
      List<Lines> within = gaps.lines.subList(first, gaps.lines.size()).stream()
          .takeWhile(each -> each.from().isBefore(slot.to())).toList();
      for (Lines each : within) {
        found.add(gaps.gap(i, each, within));
      }
    }
    return found;
  }

  private static List<Lines> joined(List<Lines> lines) {
    List<Lines> joined = new ArrayList<>();
    for (Lines next : lines) {
      if (!joined.isEmpty() && joined.getLast().to().equals(next.from())
          && joined.getLast().count() == next.count()) {
        joined.add(new Lines(joined.removeLast().from(), next.to(), next.count()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /// @param within all lines that are cut off in the slot
  private CutOffGap gap(int position, Lines each, List<Lines> within) {
    SlotTraffic slot = slots.get(position);
    if (each.cover(slot)) {
      return gap(slot, each, slot.gapMbps(), Basis.SLOT);
    }
    Optional<Fraction> beside = beside(position, each)
        .flatMap(mbps -> slot.expected().map(expected -> lower(mbps, expected.mbps())));
    return beside.isPresent()
        ? gap(slot, each, beside, Basis.SLOT_BESIDE)
        : gap(slot, each, share(slot, each, within), Basis.SHARE);
  }

  private static CutOffGap gap(SlotTraffic slot, Lines each, Optional<Fraction> mbps, Basis basis) {
    return new CutOffGap(slot, later(slot.from(), each.from()), earlier(slot.to(), each.to()), mbps,
        mbps.isPresent() ? basis : Basis.UNKNOWN);
  }

  /// One of both at most can be covered: the lines are not those of all the slot between them.
  private Optional<Fraction> beside(int position, Lines each) {
    return slots.subList(Math.max(0, position - 1), Math.min(slots.size(), position + 2)).stream()
        .filter(each::cover).findFirst().flatMap(SlotTraffic::gapMbps);
  }

  private static Optional<Fraction> share(SlotTraffic slot, Lines each, List<Lines> within) {
    Fraction lineTime = within.stream().map(lines -> Fraction.of(lines.count()).times(seconds(slot, lines)))
        .reduce(Fraction.ZERO, Fraction::plus);
    Fraction factor = Fraction.of(each.count()).times(seconds(Duration.between(slot.from(), slot.to())))
        .dividedBy(lineTime);
    return factor.compareTo(MOST) > 0
        ? Optional.empty()
        : slot.gapMbps().flatMap(gap -> slot.expected().map(ExpectedTraffic::mbps)
            .map(expected -> lower(gap.times(factor), expected)));
  }

  private static Fraction seconds(SlotTraffic slot, Lines lines) {
    return seconds(Duration.between(later(slot.from(), lines.from()), earlier(slot.to(), lines.to())));
  }

  private static Fraction seconds(Duration time) {
    return Fraction.of(time.toNanos(), Duration.ofSeconds(1).toNanos());
  }

  private static Fraction lower(Fraction one, Fraction other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
