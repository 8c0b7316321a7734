package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Formatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.collector.report.AvailabilityView.Incident;
import org.nroagent.collector.report.AvailabilityView.Nro;
import org.nroagent.collector.report.AvailabilityView.Penalty;
import org.nroagent.collector.report.AvailabilityView.Plaque;

/// A year's availability as text.
public final class AvailabilityText {
  private static final String UNKNOWN = "not known";

  private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

  private AvailabilityText() {}

  /// The text, ending with a line break.
  public static String of(AvailabilityView view) {
    AvailabilityText text = new AvailabilityText();
    text.write(view);
    return text.out.toString();
  }

  private void write(AvailabilityView view) {
    out.format("Availability of %d, target %s %%, terms %s%n", view.year(),
        view.targetPercent().toPlainString(),
        view.terms());
    if (view.preview()) {
      out.format("PREVIEW: the year is not over; counted until %s%n", view.to());
    }
    view.plaques().forEach(this::plaque);
  }

  private void plaque(Plaque plaque) {
    out.format("%n%s (%s), plaque %s, %d NROs%n", plaque.client(), plaque.name(), plaque.plaque(),
        plaque.nros().size());
    out.format("  available  %12s %%  %s  [CP 11.2]%n", plaque.availablePercent().toPlainString(),
        plaque.targetMet() ? "reaches the target" : "BELOW THE TARGET");
    out.format(
        "  measured   %12s %%  from detection, and as agents saw it; at least %s %% if nothing worked while nobody measured%n",
        plaque.measuredPercent().toPlainString(), text(plaque.leastPercent()));
    out.format("  minutes by tickets: %s in all, %s unavailable, %s excluded%n",
        plaque.minutes().toPlainString(),
        plaque.unavailableMinutes().toPlainString(), plaque.excludedMinutes().toPlainString());
    out.format("  minutes measured: %s unavailable, %s excluded, %s unknown%n",
        plaque.measuredUnavailableMinutes().toPlainString(),
        plaque.measuredExcludedMinutes().toPlainString(), text(plaque.unknownMinutes()));
    if (!plaque.unmeteredNros().isEmpty()) {
      out.format("  no metered port at %s%n", String.join(", ", plaque.unmeteredNros()));
    }
    plaque.incidentsWithoutTicket().forEach(this::incident);
    plaque.nros().forEach(this::nro);
    plaque.restorations().forEach(this::restoration);
    plaque.penalties().ifPresent(this::penalty);
  }

  private void incident(Incident incident) {
    out.format("  NO TICKET of incident %s, %s at %s: %s to %s, %s minutes%n", incident.incident(),
        incident.total() ? "total" : "partial", String.join(", ", incident.nros()), incident.from(),
        incident.until().map(Instant::toString).orElse("now"), incident.minutes().toPlainString());
  }

  /// Nothing where the NRO was available all the time.
  private void nro(Nro nro) {
    if (nro.lines().isEmpty()) {
      return;
    }
    out.format("  %s: by tickets, measured%n", nro.nro());
    nro.lines().forEach(line -> out.format("    %-20s to %-20s %10s min  %-11s %-11s  %s%n", line.from(),
        line.to(), line.minutes().toPlainString(), line.byTicket(), line.measured(),
        String.join("; ", line.reasons())));
    if (nro.unlistedUnknownTimes() > 0) {
      out.format("    and %d more times, %s min, that are unknown%n", nro.unlistedUnknownTimes(),
          nro.unlistedUnknownMinutes().toPlainString());
    }
  }

  private void restoration(RestorationView restoration) {
    boolean counts = restoration.parts().stream().anyMatch(part -> counts(restoration, part));
    out.format("  ticket %s, %s: %spenalty %s%n", restoration.ticket(),
        restoration.severity().orElse("severity " + UNKNOWN),
        counts
            ? minutes(restoration.countedMinutes()) + (restoration.restored().isEmpty() ? " so far" : "")
                + restoration.guaranteedMinutes().map(time -> " of " + time.toPlainString() + " guaranteed")
                    .orElse("")
                + ", "
            : "",
        text(restoration.penaltyEuros()));
    restoration.parts().forEach(part -> part(restoration, part));
    restoration.missing().forEach(reason -> out.format("    - %s%n", reason));
  }

  /// Nothing of an NRO of which the ticket's line says all.
  private void part(RestorationView restoration, RestorationView.Part part) {
    String others = part.tickets().stream().filter(ticket -> !ticket.equals(restoration.ticket()))
        .collect(Collectors.joining(", "));
    if (!counts(restoration, part)) {
      out.format("    %s: overlaps with ticket %s: one loss, penalised with %s%n", part.nro(), others,
          part.tickets().getFirst());
    } else if (!others.isEmpty() || part.excludedMinutes().filter(time -> time.signum() > 0).isPresent()
        || !part.countedMinutes().equals(restoration.countedMinutes())) {
      out.format("    %s: %s, %s excluded, penalty %s%s%n", part.nro(), minutes(part.countedMinutes()),
          text(part.excludedMinutes()), text(part.penaltyEuros()),
          others.isEmpty() ? "" : "; overlaps with ticket " + others + ": one loss, penalised here");
    }
  }

  private static boolean counts(RestorationView restoration, RestorationView.Part part) {
    return restoration.ticket().equals(part.tickets().getFirst());
  }

  private static String minutes(Optional<BigDecimal> number) {
    return number.map(known -> known.toPlainString() + " minutes").orElse("minutes " + UNKNOWN);
  }

  private void penalty(Penalty penalty) {
    out.format("  penalty for availability: %s %% of the yearly fee %s = %s  [CP 11.3]%n",
        penalty.percentOfYearlyFee().toPlainString(),
        text(penalty.yearlyFeeEuros()),
        text(penalty.availabilityEuros()));
    penalty.yearlyFeeMissing().forEach(reason -> out.format("    - %s%n", reason));
    out.format("  penalties for restoration: %s%n", text(penalty.restorationEuros()));
    out.format("  PENALTIES OF THE YEAR, capped: %s%n",
        text(penalty.totalEuros()));
  }

  private static String text(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse(UNKNOWN);
  }
}
