package org.nroagent.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.collector.report.TicketRestoration.Counted;
import org.nroagent.collector.report.TicketRestoration.Part;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.restoration.Interruption;
import org.nroagent.model.restoration.Interruption.Told;
import org.nroagent.model.restoration.Restoration;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.restoration.Severity;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What the tickets of a client say of the times to restore [C CP 1, 11.3]. What a ticket costs belongs to the year in which it
/// begins (choice).
final class Restorations {
  private static final Fraction HUNDRED = Fraction.of(100);

  private final RestorationTerms terms;
  private final PriceBook prices;
  private final ZoneId zone;
  private final Instant now;
  private final Map<String, Nro> nros = new LinkedHashMap<>();
  private final Map<String, Ticket> tickets = new LinkedHashMap<>();

  /// @param now stands in for the restoration while there is none
  /// @param nros all of the client
  /// @param tickets of the same client; those that somebody else answers for are left out
  Restorations(RestorationTerms terms, PriceBook prices, ZoneId zone, Instant now, List<Nro> nros,
      List<Ticket> tickets) {
    this.terms = terms;
    this.prices = prices;
    this.zone = zone;
    this.now = now;
    nros.forEach(nro -> this.nros.put(nro.name(), nro));
    tickets.stream().filter(ticket -> ticket.cause() == Cause.PROVIDER)
        .filter(ticket -> ticket.begin().isBefore(ticket.end(now)))
        .sorted(Comparator.comparing(Ticket::begin)).forEach(ticket -> this.tickets.put(ticket.id(), ticket));
  }

  /// The restorations of the tickets that begin in a year, by their beginning.
  ///
  /// @param plaque whose lines are penalised; tickets without an NRO of it are left out
  /// @param excluded when the provider does not answer for an NRO
  List<TicketRestoration> of(TimeRange year, String plaque, Function<Nro, TimeRanges> excluded) {
    Map<String, List<Told>> byNro = new LinkedHashMap<>();
    Map<String, TimeRanges> without = new HashMap<>();
    for (Ticket ticket : tickets.values()) {
      for (Nro nro : concerned(ticket)) {
        if (nro.plaque().equals(plaque)) {
          TimeRanges excludedThere = without.computeIfAbsent(nro.name(), _ -> excluded.apply(nro));
          byNro.computeIfAbsent(nro.name(), _ -> new ArrayList<>()).add(told(ticket, excludedThere));
        }
      }
    }
    Map<String, List<Part>> parts = new HashMap<>();
    byNro.forEach((name, told) -> Interruption.of(told)
        .forEach(each -> addParts(parts, nro(name), each, without.getOrDefault(name, TimeRanges.NONE))));
    return tickets.values().stream().filter(ticket -> parts.containsKey(ticket.id()))
        .filter(ticket -> !ticket.begin().isBefore(year.from()) && ticket.begin().isBefore(year.to()))
        .map(ticket -> new TicketRestoration(ticket, severity(ticket),
            severity(ticket).map(terms::guaranteed), parts.getOrDefault(ticket.id(), List.of())))
        .toList();
  }

  private Told told(Ticket ticket, TimeRanges excluded) {
    return new Told(ticket.id(), severity(ticket), new TimeRange(ticket.begin(), ticket.end(now)),
        ticket.outage(now).byTicket().minus(excluded));
  }

  /// Of all its NROs, whatever the plaque; a partial loss is minor however many lines it concerns.
  private Optional<Severity> severity(Ticket ticket) {
    OptionalLong subscribers = ticket.total()
        ? Nro.linesOn(concerned(ticket), day(ticket))
        : OptionalLong.of(0);
    return subscribers.isPresent()
        ? Optional.of(terms.severity(ticket.total(), subscribers.getAsLong()))
        : Optional.empty();
  }

  private void addParts(Map<String, List<Part>> parts, Nro nro, Interruption interruption,
      TimeRanges excluded) {
    List<String> together = interruption.tickets().stream().map(Told::ticket).toList();
    Optional<Counted> counted = Optional.of(counted(nro, interruption, excluded));
    for (String ticket : together) {
      parts.computeIfAbsent(ticket, _ -> new ArrayList<>())
          .add(new Part(nro.name(), together, counted.filter(_ -> ticket.equals(together.getFirst()))));
    }
  }

  private Counted counted(Nro nro, Interruption interruption, TimeRanges excluded) {
    Ticket first = ticket(interruption.first().ticket());
    CivilMonth month = CivilMonth.containing(first.begin(), zone);
    OptionalLong lines = nro.linesOn(day(first));
    Optional<Fraction> price = prices.of(nro.client(), month)
        .map(tariff -> Fraction.of(tariff.plaque(nro.plaque()).pricePerActivatedLine()));
    Optional<Fraction> fee = price.filter(_ -> lines.isPresent())
        .map(each -> each.times(Fraction.of(lines.orElseThrow())));
    Optional<Fraction> percent = interruption.percent(terms);
    Optional<Restoration> restoration = interruption.restoration(terms);
    List<String> missing = new ArrayList<>();
    interruption.tickets().stream().filter(told -> told.severity().isEmpty())
        .forEach(told -> missing.addAll(unknownLines(ticket(told.ticket()))));
    if (lines.isEmpty()) {
      missing.add(unknownLines(nro, day(first)));
    }
    if (price.isEmpty()) {
      missing.add("no prices are in force in " + month.month() + "; add a version of them to the terms");
    }
    return new Counted(restoration.map(Restoration::severity),
        restoration.map(each -> each.counted(terms.serviceHours())), excludedOf(interruption, excluded), fee,
        penalty(percent, fee), missing.stream().distinct().toList());
  }

  /// Where nothing is due, the fee need not be known.
  private static Optional<Fraction> penalty(Optional<Fraction> percent, Optional<Fraction> fee) {
    return percent.flatMap(share -> share.signum() == 0
        ? Optional.of(Fraction.ZERO)
        : fee.map(euros -> euros.times(share).dividedBy(HUNDRED)));
  }

  private Duration excludedOf(Interruption interruption, TimeRanges excluded) {
    return interruption.tickets().stream().map(told -> ticket(told.ticket()).outage(now).byTicket())
        .reduce(TimeRanges.NONE, TimeRanges::plus).and(excluded).duration();
  }

  private List<String> unknownLines(Ticket ticket) {
    LocalDate day = day(ticket);
    return concerned(ticket).stream().filter(nro -> nro.linesOn(day).isEmpty())
        .map(nro -> unknownLines(nro, day)).toList();
  }

  private static String unknownLines(Nro nro, LocalDate day) {
    return "how many lines '" + nro.name() + "' had on " + day
        + " is not known; enter them under nros[].lines";
  }

  private List<Nro> concerned(Ticket ticket) {
    return ticket.nros().stream().filter(nros::containsKey).map(this::nro).toList();
  }

  private Nro nro(String name) {
    return Objects.requireNonNull(nros.get(name), name);
  }

  private Ticket ticket(String id) {
    return Objects.requireNonNull(tickets.get(id), id);
  }

  private LocalDate day(Ticket ticket) {
    return LocalDate.ofInstant(ticket.begin(), zone);
  }
}
