package org.nroagent.collector.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.impact.CutOff.Piece;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;

/// The operator's services with the totals of a day, and what cut-off lines mean for them.
///
/// @param services one of each kind that lines are of
/// @param day whose totals these are
record OperatorServices(Map<ServiceKind, Service> services, LocalDate day) {
  /// The services as the inventory has them on a day.
  static OperatorServices on(LocalDate day, Inventory inventory) {
    Optional<OperatorTotals> totals = inventory.totals().stream().filter(entry -> !entry.from().isAfter(day))
        .max(Comparator.comparing(OperatorTotals::from));
    long subscribers = totals.map(OperatorTotals::subscribers).filter(OptionalLong::isPresent)
        .orElseGet(() -> Nro.linesOn(inventory.nros(), day)).orElse(0);
    Map<ServiceKind, Service> services = new EnumMap<>(ServiceKind.class);
    services.put(ServiceKind.FIXED_VOICE,
        new Service.FixedVoice("fixed-voice", totals.map(OperatorTotals::voiceLines).orElse(Amounts.NONE)));
    services.put(ServiceKind.FIXED_DATA, new Service.FixedData("fixed-data", subscribers, Optional.empty()));
    services.put(ServiceKind.MOBILE_VOICE, new Service.MobileVoice("mobile-voice",
        totals.map(OperatorTotals::simCards).orElseGet(OptionalLong::empty).orElse(0)));
    services.put(ServiceKind.EMERGENCY, new Service.Emergency("emergency", Optional.empty()));
    return new OperatorServices(services, day);
  }

  /// The lines as parts of an incident, piece by piece. Lines of both kinds of knowledge count: those that nobody sees were
  /// cut off when they were seen last.
  List<Part> parts(CutOff lines) {
    List<Part> parts = new ArrayList<>();
    for (Piece piece : lines.pieces()) {
      services.forEach((kind, service) -> {
        Amounts lost = amounts(kind, piece.lines().all());
        if (!lost.byUnit().isEmpty()) {
          parts.add(new Part(service, piece.from(), piece.to(), lost, Optional.of(day)));
        }
      });
    }
    return parts;
  }

  private static Amounts amounts(ServiceKind service, LineCounts lines) {
    Map<Unit, Fraction> lost = new EnumMap<>(Unit.class);
    lines.byKind().forEach((kind, count) -> {
      if (kind.service() == service) {
        lost.merge(unit(kind), Fraction.of(count), Fraction::plus);
      }
    });
    return new Amounts(lost);
  }

  /// Choice: a fibre line that is cut off is a user of fixed data, as the operator estimates it; an access of emergency
  /// services is a line.
  private static Unit unit(LineKind kind) {
    return switch (kind) {
      case PRA -> Unit.PRA;
      case BRA -> Unit.BRA;
      case ANALOGUE, EMERGENCY -> Unit.ANALOGUE;
      case FTTH -> Unit.ESTIMATED_USERS;
      case CHANNELS -> Unit.CHANNELS;
      case E1, MOBILE_E1 -> Unit.E1;
    };
  }
}
