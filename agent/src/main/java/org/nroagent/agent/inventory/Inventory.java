package org.nroagent.agent.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.DatedLines;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceWindow;

/// What the files of the inventory say. A file with a mistake says nothing: its lines are unknown, and everybody is
/// told.
///
/// @param lines by the name of the place that they are connected to
/// @param links interfaces with lines of their own
/// @param technologies those of base stations by the name of their place, which is an interface that carries mobile data
/// @param windows declared times
/// @param sessions by NRO and network
/// @param problems what is wrong with the files, and what is doubtful
public record Inventory(Map<String, DatedLines> lines, List<Place> links,
    Map<String, List<String>> technologies, List<ServiceWindow> windows,
    Map<String, Map<DataNetwork, Sessions>> sessions, List<Problem> problems) {
  /// There is none.
  public static final Inventory NONE = new Inventory(Map.of(), List.of(), Map.of(), List.of(), Map.of(),
      List.of());

  /// Sessions of an NRO, for the reference speed [R 3(5), 6(3)].
  ///
  /// @param count so many were active
  /// @param on the day of which that is known
  public record Sessions(int count, LocalDate on) {}

  public Inventory {
    lines = Map.copyOf(lines);
    links = List.copyOf(links);
    technologies = Map.copyOf(technologies);
    windows = List.copyOf(windows);
    sessions = Map.copyOf(sessions);
    problems = List.copyOf(problems);
  }

  /// The lines of a place on a day.
  public LineCounts on(String place, LocalDate day) {
    return Optional.ofNullable(lines.get(place)).map(each -> each.on(day)).orElse(LineCounts.NONE);
  }

  /// The lines of a place on a day; empty where nobody told them: the files name neither the place, nor lines of its NRO as a whole or
  /// of interfaces there. An NRO's lines are known by its other places.
  public Optional<LineCounts> known(String place, LocalDate day) {
    int slash = place.indexOf('/');
    boolean told = slash < 0 || lines.containsKey(place) || hasOther(place.substring(0, slash));
    return told ? Optional.of(on(place, day)) : Optional.empty();
  }

  private boolean hasOther(String nro) {
    return lines.containsKey(nro) || links.stream().anyMatch(link -> link.nro().equals(nro));
  }

  /// The network whose data a place's access carries.
  public DataNetwork network(String place) {
    return technologies.containsKey(place) ? DataNetwork.MOBILE : DataNetwork.FIXED;
  }

  /// What keeps a file from being used.
  public List<Problem> errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
  }
}
