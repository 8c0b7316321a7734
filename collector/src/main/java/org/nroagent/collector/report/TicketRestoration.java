package org.nroagent.collector.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.model.Fraction;
import org.nroagent.model.restoration.Severity;

/// How long the service took to come back at the NROs of a plaque that a ticket concerns, and what that costs.
///
/// @param ticket the ticket
/// @param severity of all that it concerns; empty where the lines are not known
/// @param guaranteed within which the service is to be back [C CP 11.1], by the clock of that severity; empty where it is not known
/// @param parts each NRO of the plaque, at least one
public record TicketRestoration(Ticket ticket, Optional<Severity> severity, Optional<Duration> guaranteed,
    List<Part> parts) {
  public TicketRestoration {
    parts = List.copyOf(parts);
  }

  /// An NRO of the ticket.
  ///
  /// @param nro its name
  /// @param tickets all that tell of the same loss of it, by their beginning: it counts with the first one, once
  /// @param counted what it comes to; empty where it counts with another ticket
  public record Part(String nro, List<String> tickets, Optional<Counted> counted) {
    public Part {
      tickets = List.copyOf(tickets);
    }
  }

  /// What a loss of an NRO comes to. Of an empty value `missing` says why.
  ///
  /// @param severity by which it counts
  /// @param time by the contract's clock of that severity
  /// @param excluded what of the tickets' time declared windows and tickets of other causes take
  /// @param monthlyFee of the NRO's lines, in euros
  /// @param penalty in euros
  /// @param missing what is not known and where it is entered
  public record Counted(Optional<Severity> severity, Optional<Duration> time, Duration excluded,
      Optional<Fraction> monthlyFee, Optional<Fraction> penalty, List<String> missing) {
    public Counted {
      missing = List.copyOf(missing);
    }
  }

  /// The longest time of its NROs; empty where any is not known, or all count with other tickets.
  public Optional<Duration> longest() {
    return counted().stream().allMatch(each -> each.time().isPresent())
        ? counted().stream().flatMap(each -> each.time().stream()).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /// The monthly fee of the lines that count with it, in euros; empty where that of any NRO is not known.
  public Optional<Fraction> monthlyFee() {
    return sum(Counted::monthlyFee);
  }

  /// What is due for what counts with it, in euros; empty where that of any NRO is not known.
  public Optional<Fraction> penalty() {
    return sum(Counted::penalty);
  }

  /// What is not known of it, each once.
  public List<String> missing() {
    return counted().stream().flatMap(each -> each.missing().stream()).distinct().toList();
  }

  private Optional<Fraction> sum(Function<Counted, Optional<Fraction>> amount) {
    Optional<Fraction> sum = Optional.of(Fraction.ZERO);
    for (Counted each : counted()) {
      sum = sum.flatMap(before -> amount.apply(each).map(before::plus));
    }
    return sum;
  }

  private List<Counted> counted() {
    return parts.stream().flatMap(part -> part.counted().stream()).toList();
  }
}
