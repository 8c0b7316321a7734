package org.nroagent.model.restoration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.model.Fraction;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// An interruption of the service of one NRO, as its tickets tell it. Tickets of an NRO that overlap tell of one incident there,
/// which is penalised once [C CP 11.3]; choice: its clock runs while that of any of them does, and it counts as major only while
/// tickets of major losses do. See decision 53.
///
/// @param tickets by their beginning, at least one
public record Interruption(List<Told> tickets) {
  public Interruption {
    tickets = List.copyOf(tickets);
  }

  /// What a ticket tells.
  ///
  /// @param ticket its number
  /// @param severity of all that it concerns; empty where the lines are not known
  /// @param time from its beginning by the contract until the service was back
  /// @param clock when the time to restore runs for this NRO, within `time`
  public record Told(String ticket, Optional<Severity> severity, TimeRange time, TimeRanges clock) {}

  /// The interruptions of an NRO by their beginning; times that only touch are two.
  ///
  /// @param told by all tickets that concern the NRO and that the provider answers for
  public static List<Interruption> of(Collection<Told> told) {
    List<Interruption> apart = new ArrayList<>();
    List<Told> running = new ArrayList<>();
    for (Told next : told.stream()
        .sorted(Comparator.comparing((Told each) -> each.time().from()).thenComparing(Told::ticket))
        .toList()) {
      if (running.stream().noneMatch(each -> next.time().from().isBefore(each.time().to()))) {
        add(apart, running);
        running.clear();
      }
      running.add(next);
    }
    add(apart, running);
    return apart;
  }

  private static void add(List<Interruption> apart, List<Told> running) {
    if (!running.isEmpty()) {
      apart.add(new Interruption(running));
    }
  }

  /// The ticket with which it began.
  public Told first() {
    return tickets.getFirst();
  }

  /// What the contract counts; empty where the severity of a ticket is not known.
  public Optional<Restoration> restoration(RestorationTerms terms) {
    return tickets.stream().allMatch(told -> told.severity().isPresent())
        ? Optional.of(dearest(terms, Severity.MINOR))
        : Optional.empty();
  }

  /// The part of the monthly fee that is due; empty where it depends on a severity that is not known.
  public Optional<Fraction> percent(RestorationTerms terms) {
    Fraction asMajor = terms.percent(dearest(terms, Severity.MAJOR));
    Fraction asMinor = terms.percent(dearest(terms, Severity.MINOR));
    return asMajor.equals(asMinor) ? Optional.of(asMajor) : Optional.empty();
  }

  /// As major for as long as major tickets run, or as minor for as long as any ticket runs, whichever costs more; as major where
  /// both cost the same.
  private Restoration dearest(RestorationTerms terms, Severity unknown) {
    Restoration minor = new Restoration(Severity.MINOR, clock(tickets.stream()));
    List<Told> majors = tickets.stream()
        .filter(told -> told.severity().orElse(unknown) == Severity.MAJOR).toList();
    Restoration major = new Restoration(Severity.MAJOR, clock(majors.stream()));
    return majors.isEmpty() || terms.percent(major).compareTo(terms.percent(minor)) < 0 ? minor : major;
  }

  private static TimeRanges clock(Stream<Told> tickets) {
    return TimeRanges.of(tickets.flatMap(told -> told.clock().ranges().stream()).toList());
  }
}
