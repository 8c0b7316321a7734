package org.nroagent.agent.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nroagent.model.figure.UpgradeDates;

/// Dates of upgrades that are entered ahead of their day. A record of conformity is something that has happened: until
/// its day has come it ends no upgrade, and a slip in the year must not hide one that is due.
public final class FutureDates {
  private FutureDates() {}

  /// A sentence about each of them, for people.
  ///
  /// @param today in the contract's zone
  public static List<String> of(AgentConfig config, LocalDate today) {
    List<String> found = new ArrayList<>();
    for (SeriesConfig series : config.series()) {
      UpgradeDates dates = series.entries().upgrade();
      after(dates.clientInformed(), today)
          .forEach(day -> found.add(series.id() + ": the client was informed on "
              + day + ", which is still to come"));
      after(dates.conformity(), today)
          .forEach(day -> found.add(series.id() + ": the conformity of an upgrade was"
              + " recorded on " + day + ", which is still to come; until then the upgrade stays due"));
      after(new TreeSet<>(series.entries().urgentRequests().keySet()), today)
          .forEach(day -> found.add(series.id() + ": an urgent upgrade was"
              + " requested on " + day + ", which is still to come"));
    }
    return found;
  }

  private static SortedSet<LocalDate> after(SortedSet<LocalDate> days, LocalDate today) {
    return days.tailSet(today.plusDays(1));
  }
}
