package org.nroagent.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.told.NroIncident;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.PlaqueAvailability;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.time.TimeRange;

/// How available every client's plaques were in a year.
///
/// @param year the year
/// @param whole the year in the contract's zone
/// @param asOf when it was computed; before the year's end it is a preview
/// @param terms what is promised
/// @param slotsRead whether it is known what nobody measured
/// @param plaques in the order of the configuration
public record YearAvailability(int year, TimeRange whole, Instant asOf, ServiceTerms terms, boolean slotsRead,
    List<PlaqueYear> plaques) {
  public YearAvailability {
    plaques = List.copyOf(plaques);
  }

  /// Whether the year is over.
  public boolean over() {
    return !asOf.isBefore(whole.to());
  }

  /// A client's plaque in the year.
  ///
  /// @param availability of its NROs
  /// @param nros the same NROs, each with what explains it
  /// @param withoutTicket incidents that agents told and no ticket does, by their beginning
  /// @param restorations the tickets of the year for which the provider answers, by their beginning
  /// @param penalties what the client may claim, empty while the year runs or where no slots were read
  public record PlaqueYear(ClientConfig client, String plaque, PlaqueAvailability availability,
      List<NroYear> nros, List<Ticketless> withoutTicket, List<TicketRestoration> restorations,
      Optional<Penalties> penalties) {
    public PlaqueYear {
      nros = List.copyOf(nros);
      withoutTicket = List.copyOf(withoutTicket);
      restorations = List.copyOf(restorations);
    }
  }

  /// An incident that agents told and no ticket does.
  ///
  /// @param incident the incident
  /// @param nros the plaque's NROs that it concerns and that have no ticket of its time
  /// @param within how long it lasted within the year
  /// @param total whether any of these NROs was lost as a whole while it lasted
  public record Ticketless(NroIncident incident, List<String> nros, Duration within, boolean total) {
    public Ticketless {
      nros = List.copyOf(nros);
    }
  }

  /// What the client may claim for a year, in euros.
  ///
  /// @param percentOfYearlyFee due for the availability
  /// @param fee the yearly fee; empty where it is not known
  /// @param availability due for the availability; empty without the fee
  /// @param restoration due for late restorations; empty where that of any ticket is not known
  /// @param total both together, as far as the cap lets them; empty without the fee or where a restoration is not known
  public record Penalties(Fraction percentOfYearlyFee, YearlyFee fee, Optional<Fraction> availability,
      Optional<Fraction> restoration, Optional<Fraction> total) {}

  /// A plaque's traffic fee of a year.
  ///
  /// @param euros empty where it is not known
  /// @param entered whether it stands in the inventory; else it is the sum of the months' bills
  /// @param missing why it is not known
  public record YearlyFee(Optional<Fraction> euros, boolean entered, List<String> missing) {
    public YearlyFee {
      missing = List.copyOf(missing);
    }
  }
}
