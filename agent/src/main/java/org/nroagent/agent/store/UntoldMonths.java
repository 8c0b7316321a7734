package org.nroagent.agent.store;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The order in which closed months are told. Each gets a number once it is on the disk, and the number is on the disk before
/// it is told: so that what was told is one number, whatever was closed late, anew, or by software that gave none. Only the
/// [#MONTHS] newest months are told, so that years of them never drive other events out of their ring.
///
/// Not thread-safe: it belongs to the thread that closes months.
public final class UntoldMonths {
  /// So many months are told: those that the slots of the usual retention reach.
  public static final int MONTHS = 3;

  private final ClosedMonths kept;

  /// @param kept the closed months
  public UntoldMonths(ClosedMonths kept) {
    this.kept = kept;
  }

  /// The months to be told next, ascending by their numbers. Those that have no number get one above all others.
  ///
  /// @param told the number up to which all were told
  /// @param most the most months
  /// @throws IOException if the disk fails; to be called again
  public List<NumberedMonth> next(long told, int most) throws IOException {
    List<YearMonth> all = kept.months();
    List<YearMonth> newest = all.subList(Math.max(0, all.size() - MONTHS), all.size());
    number(newest, told);
    Comparator<NumberedMonth> order = Comparator.comparingLong(NumberedMonth::number);
    PriorityQueue<NumberedMonth> next = new PriorityQueue<>(order.reversed());
    for (YearMonth month : newest) {
      var _ = kept.numbered(month, _ -> true, each -> {
        if (each.number() > told) {
          next.add(each);
          if (next.size() > most) {
            next.remove();
          }
        }
      });
    }
    return next.stream().sorted(order).toList();
  }

  private void number(List<YearMonth> months, long told) throws IOException {
    long[] last = {told};
    for (YearMonth month : months) {
      var _ = kept.numbered(month, _ -> true, each -> last[0] = Math.max(last[0], each.number()));
    }
    for (YearMonth month : months) {
      ClosedMonths.Draft draft = kept.draft(month);
      var _ = kept.numbered(month, _ -> true, each -> {
        if (!each.hasNumber()) {
          draft.add(new NumberedMonth(++last[0], each.closed()));
        }
      });
      if (!draft.series().isEmpty()) {
        var _ = draft.keep();
      }
    }
  }
}
