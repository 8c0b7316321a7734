package org.nroagent.collector.proof;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.aggregate.OwnFigure;
import org.nroagent.collector.store.KeptFigure;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.ToldFigure;

/// Computes told figures again from the slots of the store. The records of a device are read once for all figures of one
/// agent and month that are given together. Safe for any thread.
public final class FigureComparer {
  /// As many are to be given together: most of a device.
  public static final int AT_ONCE = 32;

  /// So many slots are in memory at once, but for those of one figure: 32 interfaces of a month take 10 MB.
  private static final int SLOTS_AT_ONCE = 32 * 8_940;
  private static final int MOST_PARTS = 64;

  private final StoreReader reader;
  private final ZoneId zone;
  private final int leastPercent;

  /// A figure that can be computed again.
  private record Task(KeptFigure kept, ToldFigure told, SlotFormula formula) {}

  /// @param zone in which the collector's months begin and end
  /// @param leastPercent the coverage in percent below which the collector bills nothing
  public FigureComparer(StoreReader reader, ZoneId zone, int leastPercent) {
    this.reader = reader;
    this.zone = zone;
    this.leastPercent = leastPercent;
  }

  /// Compares figures of one agent.
  ///
  /// @param now noted as the time of the comparison
  /// @return all of them with what their comparison came to, in any order
  /// @throws org.nroagent.collector.store.StoreFailure if the store cannot be read
  public List<KeptFigure> compare(List<KeptFigure> figures, Instant now) {
    List<KeptFigure> compared = new ArrayList<>();
    List<Task> together = new ArrayList<>();
    Set<String> parts = new LinkedHashSet<>();
    for (KeptFigure figure : figures) {
      Prepared prepared = prepare(figure);
      switch (prepared) {
        case Prepared.Impossible(String why) ->
          compared.add(figure.with(FigureComparison.impossible(why), now));
        case Prepared.Possible(Task task) -> {
          Set<String> more = new LinkedHashSet<>(parts);
          more.addAll(task.formula().parts());
          if (!together.isEmpty() && !fits(together.getFirst(), task, more.size())) {
            compared.addAll(compare(together, parts, now));
            together.clear();
            more = new LinkedHashSet<>(task.formula().parts());
          }
          together.add(task);
          parts = more;
        }
      }
    }
    compared.addAll(compare(together, parts, now));
    return compared;
  }

  /// Whether a figure can be computed again.
  private sealed interface Prepared {
    record Possible(Task task) implements Prepared {}

    record Impossible(String why) implements Prepared {}
  }

  private Prepared prepare(KeptFigure figure) {
    ToldFigure told;
    try {
      told = figure.told();
    } catch (IllegalArgumentException e) {
      return new Prepared.Impossible("what the agent told is not understood: " + e.getMessage());
    }
    Optional<SlotGrid> grid = reader.gridOf(figure.agent());
    CivilMonth own = new CivilMonth(figure.month(), zone);
    if (!grid.equals(Optional.of(told.grid()))) {
      return new Prepared.Impossible("the agent's slots had " + told.grid().seconds() + " s then");
    }
    if (!own.start().equals(told.month().start()) || !own.end().equals(told.month().end())) {
      return new Prepared.Impossible("months of the agent are of " + told.month().zone().getId()
          + ", those of the collector of " + zone.getId() + "; set the same 'zone'");
    }
    return switch (told.origin()) {
      case ToldFigure.Origin.Interface() ->
        new Prepared.Possible(new Task(figure, told, Provenance.itself(told.series())));
      case ToldFigure.Origin.Sum(var formula) -> formula
          .filter(sum -> sum.parts().size() <= MOST_PARTS)
          .<Prepared>map(sum -> new Prepared.Possible(new Task(figure, told, sum)))
          .orElseGet(() -> new Prepared.Impossible("it is a sum of too many interfaces"));
    };
  }

  private static boolean fits(Task first, Task next, int parts) {
    return first.told().month().equals(next.told().month())
        && (long) parts * slots(first.told()) <= SLOTS_AT_ONCE;
  }

  private static int slots(ToldFigure told) {
    return told.month().expectedSlots(told.grid());
  }

  private List<KeptFigure> compare(List<Task> tasks, Set<String> parts, Instant now) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    ToldFigure like = tasks.getFirst().told();
    Instant from = like.month().firstSlot(like.grid());
    Map<String, SlotSeries> series = reader.series(tasks.getFirst().kept().agent(), parts, from,
        like.grid().plus(from, slots(like)), like.grid());
    return tasks.stream().map(task -> {
      List<SlotSeries> own = task.formula().parts().stream().map(series::get).toList();
      return task.kept().with(FigureComparison.of(task.told(),
          OwnFigure.of(task.kept().agent(), task.formula(), own, leastPercent)), now);
    }).toList();
  }
}
