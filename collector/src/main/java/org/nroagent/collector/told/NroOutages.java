package org.nroagent.collector.told;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nroagent.model.incident.ToldShares.ShareOut;
import org.nroagent.model.time.TimeRanges;

/// When an NRO was cut off as a whole, as far as all agents together tell. Each of them sees the OLTs that it polls: where
/// another one's still carry the loss is partial, and stops not all of the traffic.
///
/// @param down when every OLT was down that the agents named which saw their shares down; where none of them named any, every OLT
///     of which any agent told. Where several agents poll one it is down as soon as one of them saw it; one of which nothing came is
///     where an agent that knows of no others saw all of the NRO down
/// @param doubtful when all that is told of was down, and an agent knew of OLTs of other agents of which none of them ever told, or
///     nothing came of them
public record NroOutages(TimeRanges down, TimeRanges doubtful) {
  private static final NroOutages NONE = new NroOutages(TimeRanges.NONE, TimeRanges.NONE);

  /// An OLT by all who tell of it.
  ///
  /// @param down when any of them saw it down
  /// @param perhaps when it was down, or nothing came of any of them
  private record Olt(TimeRanges down, TimeRanges perhaps) {
    static Olt of(NroSight sight) {
      return new Olt(sight.down(), sight.down().plus(sight.nothing()));
    }

    Olt with(Olt other) {
      TimeRanges either = down.plus(other.down);
      return new Olt(either, perhaps.and(other.perhaps).plus(either));
    }

    /// When both were.
    Olt and(Olt other) {
      return new Olt(down.and(other.down), perhaps.and(other.perhaps));
    }

    Olt without(TimeRanges times) {
      return new Olt(down.minus(times), perhaps.minus(times));
    }

    TimeRanges doubtful() {
      return perhaps.minus(down);
    }
  }

  /// Puts shares together.
  ///
  /// @param sights of one NRO
  public static NroOutages of(List<NroSight> sights) {
    Map<String, Olt> byOlt = new TreeMap<>();
    sights.forEach(sight -> sight.share().forEach(olt -> byOlt.merge(olt, Olt.of(sight), Olt::with)));
    TimeRanges whole = sights.stream().map(sight -> sight.down().minus(sight.part()))
        .reduce(TimeRanges.NONE, TimeRanges::plus);
    TimeRanges named = sights.stream().map(NroOutages::named).reduce(TimeRanges.NONE, TimeRanges::plus);
    NroOutages byNames = sights.stream()
        .flatMap(sight -> sight.shares().stream().map(share -> byNames(sight, share, byOlt)))
        .reduce(NONE, NroOutages::plus);
    Olt all = all(byOlt.values()).without(named);
    TimeRanges alone = sights.stream().filter(sight -> sight.share().containsAll(byOlt.keySet()))
        .map(NroSight::part).reduce(TimeRanges.NONE, TimeRanges::plus).minus(whole).minus(named);
    TimeRanges down = all.down().plus(all.perhaps().and(whole)).minus(alone).plus(byNames.down());
    return new NroOutages(down, alone.plus(all.doubtful()).plus(byNames.doubtful()).minus(down));
  }

  private NroOutages plus(NroOutages other) {
    return new NroOutages(down.plus(other.down), doubtful.plus(other.doubtful));
  }

  private static TimeRanges named(NroSight sight) {
    return sight.shares().stream().map(share -> time(sight, share)).reduce(TimeRanges.NONE, TimeRanges::plus);
  }

  private static TimeRanges time(NroSight sight, ShareOut share) {
    return sight.part().and(share.time(Instant.MAX));
  }

  /// What an agent's share and those that it named make together.
  private static NroOutages byNames(NroSight sight, ShareOut share, Map<String, Olt> byOlt) {
    List<Olt> told = share.elsewhere().stream().filter(byOlt::containsKey)
        .map(olt -> Objects.requireNonNull(byOlt.get(olt))).toList();
    TimeRanges own = time(sight, share);
    Olt together = told.stream().reduce(new Olt(own, own), Olt::and);
    return told.size() == share.elsewhere().size()
        ? new NroOutages(together.down(), together.doubtful())
        : new NroOutages(TimeRanges.NONE, together.perhaps());
  }

  /// When all of some OLTs were down.
  private static Olt all(Collection<Olt> olts) {
    return olts.stream().reduce(Olt::and).orElse(new Olt(TimeRanges.NONE, TimeRanges.NONE));
  }
}
