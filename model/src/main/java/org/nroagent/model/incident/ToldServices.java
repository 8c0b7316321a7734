package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// What was told of services, incidents and declared windows, read from the words in which it is kept. It is told as if
/// the agent were a device of its own, so that it is kept, replayed and delivered exactly as other states are.
public final class ToldServices {
  /// The name under which the agent tells of services: no device can have it.
  public static final String DEVICE = "@services";

  /// State of an incident that goes on.
  public static final String OPEN = "open";
  /// State of one that is over.
  public static final String ENDED = "ended";
  /// State of one that became part of another one.
  public static final String MERGED = "merged";
  private static final String MERGED_INTO = "incident ";
  private static final String NO_LINES = "none";
  private static final String LINES_UNKNOWN = "unknown";
  /// Stands among the counts as one of a kind that there is not, which whoever reads them leaves out.
  private static final String MORE_UNKNOWN = "unknown=1";
  private static final String MORE = "+";

  private ToldServices() {}

  /// A service.
  ///
  /// @param place the name of its place
  /// @param state its state, empty where it was never judged
  /// @param incident the incident that it is part of, empty where it is part of none
  /// @param downSince when its last outage began, empty where that is over for good
  /// @param carriesSince when that outage ended, empty while nobody saw it end
  public record Service(String place, Optional<ServiceState> state, OptionalLong incident,
      Optional<Instant> downSince, Optional<Instant> carriesSince) {
    /// Whether its lines are cut off now, as far as is known: nothing was seen to carry since.
    public boolean isOut() {
      return downSince.isPresent() && carriesSince.isEmpty();
    }
  }

  /// An incident.
  ///
  /// @param number unique for the agent, in the order in which incidents began
  /// @param state `open`, `ended` or `merged`
  /// @param cause what it comes from, as text
  /// @param since when it began
  /// @param until when it ended; while it is open, when the last service that left it was reachable again
  /// @param mostLines the most lines of each kind that were affected at once, as far as they are known
  /// @param linesUnknown whether lines of a place that was out by it were not known, so that there were more
  public record Incident(long number, String state, String cause, Instant since, Optional<Instant> until,
      LineCounts mostLines, boolean linesUnknown) {
    /// Whether it goes on.
    public boolean isOpen() {
      return state.equals(OPEN);
    }
  }

  /// All services by the names of their places.
  public static List<Service> services(ToldStates told) {
    return rows(told, Subject.Kind.SERVICE)
        .map(each -> service(each.getKey().name(), each.getValue().row()))
        .sorted(Comparator.comparing(Service::place)).toList();
  }

  /// All incidents that are kept, in the order in which they began.
  public static List<Incident> incidents(ToldStates told) {
    return rows(told, Subject.Kind.INCIDENT)
        .map(each -> incident(each.getKey().name(), each.getValue().row()))
        .sorted(Comparator.comparingLong(Incident::number)).toList();
  }

  /// The NROs of which all OLTs are out that this agent polls, while other agents poll others.
  public static Set<String> sharesOut(ToldStates told) {
    return rows(told, Subject.Kind.SERVICE)
        .filter(each -> !each.getValue().row().word(Aspect.ELSEWHERE).isEmpty())
        .map(each -> each.getKey().name()).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Map.Entry<Subject, ToldEntry>> rows(ToldStates told,
      Subject.Kind kind) {
    return told.entries().entrySet().stream().filter(each -> each.getKey().kind() == kind);
  }

  static Service service(String place, StateRow row) {
    String incident = row.word(Aspect.INCIDENT);
    return new Service(place, ServiceState.ofWord(row.word(Aspect.STATE)),
        incident.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(incident)),
        instant(row, Aspect.SINCE), instant(row, Aspect.UNTIL));
  }

  static Incident incident(String number, StateRow row) {
    return new Incident(Long.parseLong(number), row.word(Aspect.STATE), row.word(Aspect.CAUSE),
        instant(row, Aspect.SINCE).orElse(Instant.EPOCH), instant(row, Aspect.UNTIL),
        LineCounts.parse(row.word(Aspect.LINES)), row.word(Aspect.LINES).endsWith(MORE_UNKNOWN));
  }

  static Optional<Instant> instant(StateRow row, Aspect aspect) {
    String word = row.word(aspect);
    return word.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(word));
  }

  /// How the lines of a service are told.
  ///
  /// @param lines empty where no inventory tells them
  static String linesWord(Optional<LineCounts> lines) {
    return lines.map(counts -> counts.isNone() ? NO_LINES : counts.text()).orElse(LINES_UNKNOWN);
  }

  /// Reads how the lines of a service were told; empty where no inventory tells them.
  ///
  /// @param word not empty
  public static Optional<LineCounts> lines(String word) {
    return switch (word) {
      case LINES_UNKNOWN -> Optional.empty();
      case NO_LINES -> Optional.of(LineCounts.NONE);
      default -> Optional.of(LineCounts.parse(word));
    };
  }

  /// How the most lines of an incident are kept.
  static String mostLinesWord(LineCounts most, boolean linesUnknown) {
    return Stream.of(most.text(), linesUnknown ? MORE_UNKNOWN : "").filter(part -> !part.isEmpty())
        .collect(Collectors.joining(","));
  }

  /// How it is told which OLTs of an NRO other agents poll.
  ///
  /// @param places the names of their places; those that a word has no room for are one with the name `+`
  static String elsewhereWord(List<String> places) {
    StringBuilder word = new StringBuilder();
    for (String place : places) {
      String olt = place.substring(place.indexOf('/') + 1);
      if (word.length() + olt.length() + 1 + MORE.length() > StateChange.MOST_CHARS) {
        return word.append(MORE).toString();
      }
      word.append(olt).append(' ');
    }
    return word.toString().strip();
  }

  /// Reads what [#elsewhereWord(List)] wrote: the names of places.
  static Set<String> elsewhere(String nro, String word) {
    return Stream.of(word.split(" ", -1)).filter(olt -> !olt.isEmpty()).map(olt -> Place.oltName(nro, olt))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How it is told what an incident became part of.
  static String mergedWord(long older) {
    return MERGED_INTO + older;
  }

  /// Reads what [#mergedWord(long)] wrote; empty where it is none.
  static OptionalLong mergedInto(String word) {
    return word.matches(MERGED_INTO + "\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(word.substring(MERGED_INTO.length())))
        : OptionalLong.empty();
  }

  static Subject subject(Subject.Kind kind, Object name) {
    return new Subject(kind, name.toString());
  }
}
