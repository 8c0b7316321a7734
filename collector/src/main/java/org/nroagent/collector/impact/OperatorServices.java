package org.nroagent.collector.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nroagent.collector.impact.CutOff.Piece;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.incident.CutOffGap;

/// The operator's services with the totals of a day, and what cut-off lines mean for them.
///
/// @param services one of each kind that lines are of
/// @param day whose totals these are
/// @param data how the users of data are counted, by network; one of which no line is cut off is not there
record OperatorServices(Map<ServiceKind, Service> services, LocalDate day, Map<DataNetwork, DataCount> data) {
  /// The services as the inventory has them on a day.
  static OperatorServices on(LocalDate day, Inventory inventory, Map<DataNetwork, DataCount> data) {
    Optional<OperatorTotals> totals = inventory.totals().stream().filter(entry -> !entry.from().isAfter(day))
        .max(Comparator.comparing(OperatorTotals::from));
    long subscribers = totals.map(OperatorTotals::subscribers).filter(OptionalLong::isPresent)
        .orElseGet(() -> Nro.linesOn(inventory.nros(), day)).orElse(0);
    Map<ServiceKind, Service> services = new EnumMap<>(ServiceKind.class);
    services.put(ServiceKind.FIXED_VOICE,
        new Service.FixedVoice("fixed-voice", totals.map(OperatorTotals::voiceLines).orElse(Amounts.NONE)));
    services.put(ServiceKind.FIXED_DATA,
        new Service.FixedData("fixed-data", subscribers, speed(inventory, DataNetwork.FIXED, day)));
    long simCards = totals.map(OperatorTotals::simCards).orElseGet(OptionalLong::empty).orElse(0);
    services.put(ServiceKind.MOBILE_VOICE, new Service.MobileVoice("mobile-voice", simCards));
    services.put(ServiceKind.MOBILE_DATA,
        new Service.MobileData("mobile-data", simCards, speed(inventory, DataNetwork.MOBILE, day)));
    services.put(ServiceKind.EMERGENCY, new Service.Emergency("emergency", Optional.empty()));
    return new OperatorServices(services, day, data);
  }

  /// That of the last whole half-year before the day.
  private static Optional<Fraction> speed(Inventory inventory, DataNetwork network, LocalDate day) {
    return inventory.referenceSpeed(network, HalfYear.containing(YearMonth.from(day).minusMonths(6)))
        .map(ReferenceSpeed::mbps);
  }

  /// The lines as parts of an incident, piece by piece. Lines of both kinds of knowledge count: those that nobody sees were
  /// cut off when they were seen last.
  List<Part> parts(CutOff lines) {
    List<Part> parts = new ArrayList<>();
    for (Piece piece : lines.pieces()) {
      services.forEach((kind, service) -> {
        Amounts lost = amounts(kind, piece.lines().all());
        if (!lost.byUnit().isEmpty()) {
          parts.addAll(parts(service, new Part(service, piece.from(), piece.to(), lost, Optional.of(day))));
        }
      });
    }
    return parts;
  }

  private List<Part> parts(Service service, Part byLines) {
    List<Part> parts = new ArrayList<>();
    Instant known = byLines.from();
    for (CutOffGap gap : gaps(service.kind())) {
      Instant from = later(gap.from(), known);
      Instant to = earlier(gap.to(), byLines.to());
      if (from.isBefore(to) && gap.mbps().isPresent()) {
        within(byLines, known, from).ifPresent(parts::add);
        parts.add(new Part(service, from, to,
            new Amounts(Map.of(Unit.TRAFFIC_GAP_MBPS, gap.mbps().get()))));
        known = to;
      }
    }
    within(byLines, known, byLines.to()).ifPresent(parts::add);
    return parts;
  }

  private List<CutOffGap> gaps(ServiceKind service) {
    return data.entrySet().stream().filter(each -> each.getKey().service() == service)
        .flatMap(each -> switch (each.getValue()) {
          case DataCount.ByTraffic(var _, var gaps) -> gaps.stream();
          case DataCount.ByLines _ -> Stream.<CutOffGap>empty();
        }).toList();
  }

  private static Optional<Part> within(Part part, Instant from, Instant to) {
    return from.isBefore(to)
        ? Optional.of(new Part(part.service(), from, to, part.lost(), part.estimatedOn()))
        : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Amounts amounts(ServiceKind service, LineCounts lines) {
    Map<Unit, Fraction> lost = new EnumMap<>(Unit.class);
    lines.byKind().forEach((kind, count) -> {
      if (kind.services().contains(service)) {
        lost.merge(unit(kind), Fraction.of(count), Fraction::plus);
      }
    });
    return new Amounts(lost);
  }

  /// Choice: a fibre line that is cut off is a user of fixed data where no traffic tells it, as the operator estimates it; an access of emergency
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
