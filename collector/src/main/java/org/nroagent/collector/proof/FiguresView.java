package org.nroagent.collector.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.FigureReader;
import org.nroagent.collector.store.KeptFigure;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.proof.ToldFigure.Percentile;

/// What agents told of a closed month, and what the comparison came to; the components are the JSON's keys.
///
/// @param summary how many figures of the month there are
/// @param figures a part of them
/// @param next what to ask for as `after` to get the next part, empty for the last
public record FiguresView(YearMonth month, FigureReader.Counts summary, List<Entry> figures,
    Optional<String> next) {
  /// Stands where nothing was compared yet.
  public static final String NOT_COMPARED = "notCompared";

  /// A figure.
  ///
  /// @param outcome `equal`, `differs`, `notComparable`, or `notCompared`
  /// @param detail what is different or keeps them from being compared, empty where nothing does
  /// @param told the figure as the agent told it, empty where its text is not understood
  public record Entry(String agent, String series, String outcome, String detail, Instant toldAt,
      Optional<Instant> comparedAt, Optional<Told> told) {
    /// Whether somebody should look at it.
    public boolean differs() {
      return outcome.equals(Outcome.DIFFERS.word());
    }
  }

  /// What the agent told.
  ///
  /// @param coverage a share with four decimals
  /// @param billable whether the agent takes it for what may be billed
  /// @param whole whether the agent had all that was recorded of the month
  /// @param sumOf interfaces that are added, empty for a metered interface
  /// @param less interfaces that are taken off
  /// @param digest SHA-256 over the slots
  public record Told(String zone, int slotSeconds, int expectedSlots, Optional<Value> in, Optional<Value> out,
      int unrecorded, String coverage, boolean billable, boolean whole, boolean includesMulticast,
      Optional<BigDecimal> capacityMbps, List<String> sumOf, List<String> less, String digest) {
    static Told of(ToldFigure figure) {
      Optional<SlotFormula> sum = figure.origin() instanceof ToldFigure.Origin.Sum(var formula)
          ? formula
          : Optional.empty();
      return new Told(figure.month().zone().getId(), figure.grid().seconds(), figure.expectedSlots(),
          figure.in().map(in -> Value.of(in, figure.grid())),
          figure.out().map(out -> Value.of(out, figure.grid())), figure.unrecorded(), coverage(figure),
          figure.billable(), figure.whole(), figure.includesMulticast(), figure.capacityMbps(),
          sum.map(SlotFormula::plus).orElse(List.of()), sum.map(SlotFormula::minus).orElse(List.of()),
          figure.digest());
    }

    private static String coverage(ToldFigure figure) {
      return BigDecimal.valueOf(figure.validSlots())
          .divide(BigDecimal.valueOf(Math.max(1, figure.expectedSlots())), 4, RoundingMode.DOWN)
          .toPlainString();
    }
  }

  /// A retained value.
  public record Value(int valid, int rank, long octets, BigDecimal mbps) {
    static Value of(Percentile percentile, SlotGrid grid) {
      return new Value(percentile.valid(), percentile.rank(), percentile.octets(),
          Mbps.ofSlot(percentile.octets(), grid));
    }
  }

  /// A part of a month's figures.
  ///
  /// @param limit the most that were asked for: where there are as many, there may be more
  public static FiguresView of(YearMonth month, FigureReader.Counts summary, List<KeptFigure> figures,
      int limit) {
    return new FiguresView(month, summary, figures.stream().map(FiguresView::entry).toList(),
        figures.size() < limit
            ? Optional.empty()
            : Optional.of(figures.getLast().agent() + "~" + figures.getLast().series()));
  }

  private static Entry entry(KeptFigure kept) {
    return new Entry(kept.agent(), kept.series(),
        kept.compared().map(each -> each.comparison().outcome().word()).orElse(NOT_COMPARED),
        kept.compared().map(each -> each.comparison().detail()).orElse(""), kept.toldAt(),
        kept.compared().map(KeptFigure.Compared::at), told(kept));
  }

  private static Optional<Told> told(KeptFigure kept) {
    try {
      return Optional.of(Told.of(kept.told()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
