package org.nroagent.collector.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.collector.report.YearAvailability.Penalties;
import org.nroagent.collector.report.YearAvailability.PlaqueYear;
import org.nroagent.collector.report.YearAvailability.TicketRestoration;
import org.nroagent.collector.report.YearAvailability.YearlyFee;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.availability.NroAvailability;
import org.nroagent.model.availability.Outage;
import org.nroagent.model.availability.PlaqueAvailability;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Makes a year's availability from tickets, slots and bills. Safe for any thread.
public final class Availabilities {
  private static final Fraction HUNDRED = Fraction.of(100);

  private final Network network;
  private final ZoneId zone;
  private final Figures figures;
  private final PriceBook prices;
  private final List<ServiceTerms> terms;

  /// @param prices all versions of the prices
  /// @param terms all versions of what is promised
  public Availabilities(Network network, ZoneId zone, Figures figures, PriceBook prices,
      List<ServiceTerms> terms) {
    this.network = network;
    this.zone = zone;
    this.figures = figures;
    this.prices = prices;
    this.terms = List.copyOf(terms);
  }

  /// The availability of a year, or of what has passed of it; empty where nothing was promised yet.
  ///
  /// @param asOf after the year's beginning
  public Optional<YearAvailability> of(int year, Instant asOf) {
    return ServiceTerms.inForce(terms, year).map(inForce -> new Year(year, asOf, inForce).make(true));
  }

  /// The same by the tickets alone, for pages: what was not measured and what may be claimed is left out, as both would take
  /// reading a year of slots.
  public Optional<YearAvailability> byTickets(int year, Instant asOf) {
    return ServiceTerms.inForce(terms, year).map(inForce -> new Year(year, asOf, inForce).make(false));
  }

  /// One year being made.
  private final class Year {
    private final int year;
    private final TimeRange whole;
    private final TimeRange period;
    private final Instant asOf;
    private final ServiceTerms inForce;
    private final Restorations restorations;

    Year(int year, Instant asOf, ServiceTerms inForce) {
      this.year = year;
      this.asOf = asOf;
      this.inForce = inForce;
      this.whole = PlaqueAvailability.year(year, zone);
      this.period = asOf.isBefore(whole.to()) ? new TimeRange(whole.from(), asOf) : whole;
      this.restorations = new Restorations(inForce.restoration(), prices, zone, asOf);
    }

    YearAvailability make(boolean withSlots) {
      Optional<YearlyFees> fees = withSlots && period.equals(whole)
          ? Optional
              .of(new YearlyFees(network.inventory().annualFees(), new Bills(network, figures, prices), year,
                  zone, asOf))
          : Optional.empty();
      List<PlaqueYear> plaques = new ArrayList<>();
      for (ClientConfig client : network.clients()) {
        for (PlaqueConfig plaque : network.plaques()) {
          plaque(client, plaque.name(), fees, withSlots).ifPresent(plaques::add);
        }
      }
      return new YearAvailability(year, whole, asOf, inForce, withSlots, plaques);
    }

    private Optional<PlaqueYear> plaque(ClientConfig client, String plaque, Optional<YearlyFees> fees,
        boolean withSlots) {
      List<Nro> ofClient = network.inventory().nros().stream()
          .filter(nro -> nro.client().equals(client.trigramme())).toList();
      List<Nro> nros = ofClient.stream().filter(nro -> nro.plaque().equals(plaque) && subscribed(nro))
          .toList();
      if (nros.isEmpty()) {
        return Optional.empty();
      }
      List<Ticket> tickets = network.inventory().tickets().stream()
          .filter(ticket -> ticket.client().equals(client.trigramme())).toList();
      PlaqueAvailability availability = new PlaqueAvailability(period,
          nros.stream().map(nro -> nro(nro, tickets, withSlots)).toList());
      List<TicketRestoration> restored = restorations.of(whole, tickets, ofClient, plaque);
      return Optional.of(new PlaqueYear(client, plaque, availability,
          nros.stream().filter(nro -> nro.interfaces().isEmpty()).map(Nro::name).toList(), restored,
          fees.map(known -> penalties(availability, restored, known.of(client.trigramme(), plaque)))));
    }

    private boolean subscribed(Nro nro) {
      LocalDate last = LocalDate.ofInstant(period.to().minusNanos(1), zone);
      return nro.subscribedWithin(LocalDate.of(year, 1, 1), last);
    }

    private NroAvailability nro(Nro nro, List<Ticket> tickets, boolean withSlots) {
      List<Outage> outages = tickets.stream().filter(ticket -> ticket.nros().contains(nro.name()))
          .map(ticket -> ticket.outage(asOf)).toList();
      return NroAvailability.of(nro.name(), period, outages, withSlots ? blind(nro) : TimeRanges.NONE);
    }

    /// When no slot of the NRO is known of every metered port, or all the time where none is metered.
    private TimeRanges blind(Nro nro) {
      if (nro.interfaces().isEmpty()) {
        return TimeRanges.of(period);
      }
      Aggregate ports = new Aggregate(Kind.NRO, nro.name(), Sum.of(nro.interfaces()));
      SlotGrid grid = figures.grid(ports);
      SummedSlots slots = figures.slots(ports, grid.startOf(period.from()), grid.startOf(period.to()));
      List<TimeRange> missing = new ArrayList<>();
      for (int slot = 0; slot < slots.size(); slot++) {
        if (!slots.metered(slot)) {
          missing.add(new TimeRange(slots.startOf(slot), grid.next(slots.startOf(slot))));
        }
      }
      return TimeRanges.of(missing);
    }

    private Penalties penalties(PlaqueAvailability availability, List<TicketRestoration> restored,
        YearlyFee fee) {
      Fraction percent = inForce.availability().percentOfYearlyFee(availability.availablePercent());
      Fraction restoration = restored.stream().map(TicketRestoration::penalty).reduce(Fraction.ZERO,
          Fraction::plus);
      Optional<Fraction> due = fee.euros().map(euros -> euros.times(percent).dividedBy(HUNDRED));
      boolean known = restored.stream().allMatch(ticket -> ticket.severity().isPresent());
      return new Penalties(percent, fee, due, restoration, due.filter(_ -> known).map(
          amount -> inForce.restoration().ofYear(List.of(amount, restoration), fee.euros().orElseThrow())));
    }
  }
}
