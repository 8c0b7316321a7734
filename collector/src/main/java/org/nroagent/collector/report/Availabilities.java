package org.nroagent.collector.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.collector.report.YearAvailability.Penalties;
import org.nroagent.collector.report.YearAvailability.PlaqueYear;
import org.nroagent.collector.report.YearAvailability.Ticketless;
import org.nroagent.collector.report.YearAvailability.YearlyFee;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.collector.told.NroIncident;
import org.nroagent.collector.told.ToldTimes;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.PlaqueAvailability;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Makes a year's availability from tickets, what agents told, slots and bills. Safe for any thread.
public final class Availabilities {
  private static final Fraction HUNDRED = Fraction.of(100);

  private final Network network;
  private final ZoneId zone;
  private final StoreReader store;
  private final Figures figures;
  private final PriceBook prices;
  private final List<ServiceTerms> terms;

  /// @param prices all versions of the prices
  /// @param terms all versions of what is promised
  public Availabilities(Network network, ZoneId zone, StoreReader store, Figures figures, PriceBook prices,
      List<ServiceTerms> terms) {
    this.network = network;
    this.zone = zone;
    this.store = store;
    this.figures = figures;
    this.prices = prices;
    this.terms = List.copyOf(terms);
  }

  /// The availability of a year, or of what has passed of it; empty where nothing was promised yet.
  ///
  /// @param asOf after the year's beginning
  public Optional<YearAvailability> of(int year, Instant asOf) {
    return ServiceTerms.inForce(terms, year).map(inForce -> new Year(year, asOf, inForce, true).make());
  }

  /// The same without slots, for pages: when nobody measured and what may be claimed is left out, as both would take reading a
  /// year of slots.
  public Optional<YearAvailability> withoutSlots(int year, Instant asOf) {
    return ServiceTerms.inForce(terms, year).map(inForce -> new Year(year, asOf, inForce, false).make());
  }

  /// One year being made.
  private final class Year {
    private final int year;
    private final TimeRange whole;
    private final TimeRange period;
    private final Instant asOf;
    private final ServiceTerms inForce;
    private final boolean withSlots;
    private final NroYears nroYears;

    Year(int year, Instant asOf, ServiceTerms inForce, boolean withSlots) {
      this.year = year;
      this.asOf = asOf;
      this.inForce = inForce;
      this.whole = PlaqueAvailability.year(year, zone);
      this.period = asOf.isBefore(whole.to()) ? new TimeRange(whole.from(), asOf) : whole;
      this.withSlots = withSlots;
      this.nroYears = new NroYears(network.inventory().nros(), period, zone, asOf,
          ToldTimes.read(store, period, asOf, withSlots),
          Optional.of(new BlindTimes(figures)).filter(_ -> withSlots));
    }

    YearAvailability make() {
      Optional<YearlyFees> fees = withSlots && period.equals(whole)
          ? Optional
              .of(new YearlyFees(network.inventory().annualFees(), new Bills(network, figures, prices), year,
                  zone, asOf))
          : Optional.empty();
      List<PlaqueYear> plaques = new ArrayList<>();
      for (ClientConfig client : network.clients()) {
        List<Nro> nros = network.inventory().nros().stream()
            .filter(nro -> nro.client().equals(client.trigramme())).toList();
        Tickets tickets = new Tickets(network.inventory().tickets().stream()
            .filter(ticket -> ticket.client().equals(client.trigramme())).toList());
        Restorations restorations = new Restorations(inForce.restoration(), prices, zone, asOf, nros,
            tickets.all());
        for (PlaqueConfig plaque : network.plaques()) {
          plaque(client, plaque.name(), nros, tickets, restorations, fees).ifPresent(plaques::add);
        }
      }
      return new YearAvailability(year, whole, asOf, inForce, withSlots, plaques);
    }

    private Optional<PlaqueYear> plaque(ClientConfig client, String plaque, List<Nro> ofClient,
        Tickets tickets, Restorations restorations, Optional<YearlyFees> fees) {
      List<Nro> nros = ofClient.stream().filter(nro -> nro.plaque().equals(plaque) && subscribed(nro))
          .toList();
      if (nros.isEmpty()) {
        return Optional.empty();
      }
      List<NroYear> years = nros.stream().map(nro -> nroYears.of(nro, tickets.of(nro))).toList();
      PlaqueAvailability availability = new PlaqueAvailability(period,
          years.stream().map(NroYear::availability).toList());
      List<TicketRestoration> restored = restorations.of(whole, plaque,
          nro -> nroYears.excluded(nro, tickets.of(nro)));
      return Optional.of(new PlaqueYear(client, plaque, availability, years, withoutTicket(nros, tickets),
          restored,
          fees.map(known -> penalties(availability, restored, known.of(client.trigramme(), plaque)))));
    }

    private boolean subscribed(Nro nro) {
      LocalDate last = LocalDate.ofInstant(period.to().minusNanos(1), zone);
      return nro.subscribedWithin(LocalDate.of(year, 1, 1), last);
    }

    private List<Ticketless> withoutTicket(List<Nro> nros, Tickets tickets) {
      Map<NroIncident, List<Nro>> found = new LinkedHashMap<>();
      for (Nro nro : nros) {
        nroYears.withoutTicket(nro, tickets.of(nro))
            .forEach(incident -> found.computeIfAbsent(incident, _ -> new ArrayList<>()).add(nro));
      }
      return found.entrySet().stream().map(each -> ticketless(each.getKey(), each.getValue()))
          .sorted(Comparator.comparing(each -> each.incident().id())).toList();
    }

    private Ticketless ticketless(NroIncident incident, List<Nro> nros) {
      return new Ticketless(incident, nros.stream().map(Nro::name).toList(),
          incident.time(asOf).and(TimeRanges.of(period)).duration(),
          nros.stream().anyMatch(nro -> nroYears.isTotal(nro, incident)));
    }

    private Penalties penalties(PlaqueAvailability availability, List<TicketRestoration> restored,
        YearlyFee fee) {
      Fraction percent = inForce.availability().percentOfYearlyFee(availability.availablePercent());
      Optional<Fraction> restoration = Optional.of(Fraction.ZERO);
      for (TicketRestoration each : restored) {
        restoration = restoration.flatMap(before -> each.penalty().map(before::plus));
      }
      Optional<Fraction> due = fee.euros().map(euros -> euros.times(percent).dividedBy(HUNDRED));
      Optional<Fraction> total = restoration.flatMap(late -> due.map(
          amount -> inForce.restoration().ofYear(List.of(amount, late), fee.euros().orElseThrow())));
      return new Penalties(percent, fee, due, restoration, total);
    }
  }

  /// The tickets of a client.
  private record Tickets(List<Ticket> all, Map<String, List<Ticket>> byNro) {
    Tickets(List<Ticket> all) {
      this(all, new HashMap<>());
      all.forEach(ticket -> ticket.nros()
          .forEach(nro -> byNro.computeIfAbsent(nro, _ -> new ArrayList<>()).add(ticket)));
    }

    List<Ticket> of(Nro nro) {
      return byNro.getOrDefault(nro.name(), List.of());
    }
  }
}
