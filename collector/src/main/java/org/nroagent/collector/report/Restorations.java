package org.nroagent.collector.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.collector.report.YearAvailability.TicketRestoration;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.restoration.Restoration;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.time.TimeRange;

/// What the tickets of a year say of the times to restore [C CP 1, 11.3]. A ticket belongs to the year in which it
/// begins (choice).
final class Restorations {
  private final RestorationTerms terms;
  private final PriceBook prices;
  private final ZoneId zone;
  private final Instant now;

  /// @param now stands in for the restoration while there is none
  Restorations(RestorationTerms terms, PriceBook prices, ZoneId zone, Instant now) {
    this.terms = terms;
    this.prices = prices;
    this.zone = zone;
    this.now = now;
  }

  /// The restorations for which the provider answers, by their beginning.
  ///
  /// @param tickets of one client
  /// @param nros all of this client
  /// @param plaque whose lines the fee is of; tickets without an NRO of it are left out
  List<TicketRestoration> of(TimeRange year, List<Ticket> tickets, List<Nro> nros, String plaque) {
    return tickets.stream().filter(ticket -> ticket.cause() == Cause.PROVIDER)
        .filter(ticket -> !ticket.begin().isBefore(year.from()) && ticket.begin().isBefore(year.to()))
        .filter(ticket -> ticket.begin().isBefore(ticket.restored().orElse(now)))
        .filter(ticket -> concerned(ticket, nros).stream().anyMatch(nro -> nro.plaque().equals(plaque)))
        .sorted(Comparator.comparing(Ticket::begin)).map(ticket -> restoration(ticket, nros, plaque))
        .toList();
  }

  private TicketRestoration restoration(Ticket ticket, List<Nro> nros, String plaque) {
    LocalDate day = LocalDate.ofInstant(ticket.begin(), zone);
    List<Nro> concerned = concerned(ticket, nros);
    OptionalLong subscribers = Nro.linesOn(concerned, day);
    OptionalLong ofPlaque = Nro
        .linesOn(concerned.stream().filter(nro -> nro.plaque().equals(plaque)).toList(), day);
    Optional<Tariff> tariff = prices.of(ticket.client(), CivilMonth.containing(ticket.begin(), zone))
        .map(inForce -> inForce.plaque(plaque));
    if (subscribers.isEmpty() || ofPlaque.isEmpty() || tariff.isEmpty()) {
      return new TicketRestoration(ticket, Optional.empty(), ticket.outage(now).byTicket().duration(),
          Fraction.ZERO, Fraction.ZERO);
    }
    Restoration restoration = new Restoration(terms.severity(ticket.total(), subscribers.getAsLong()),
        new TimeRange(ticket.begin(), ticket.restored().orElse(now)), ticket.frozen());
    Fraction fee = Fraction.of(tariff.get().pricePerActivatedLine()).times(Fraction.of(ofPlaque.getAsLong()));
    return new TicketRestoration(ticket, Optional.of(restoration.severity()),
        restoration.counted(terms.serviceHours()), fee, terms.penalty(restoration, fee));
  }

  private static List<Nro> concerned(Ticket ticket, List<Nro> nros) {
    return nros.stream().filter(nro -> ticket.nros().contains(nro.name())).toList();
  }
}
