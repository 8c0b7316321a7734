package org.nroagent.daemon.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;

/// Reads what a part of an incident takes from a service: `pra: 10`, `e1: 2`, `estimatedUsers: 300`.
public final class LossReader {
  /// The most lines, links or channels of a part.
  public static final int MOST_UNITS = 1_000_000_000;

  private LossReader() {}

  /// An estimate says of which day it is; without an estimate there is none.
  public static Optional<LocalDate> estimatedOn(Section section) {
    if (!section.names().contains(Unit.ESTIMATED_USERS.key())) {
      section.refuse("is for " + Unit.ESTIMATED_USERS.key() + " only", List.of("estimatedOn"));
      return Optional.empty();
    }
    return Optional.of(section.date("estimatedOn").required(LocalDate.EPOCH));
  }

  /// What a part counts. Without a kind every unit is taken, as it cannot be told which are wrong.
  ///
  /// @param name what the part is called in messages
  /// @param kind of its service; empty where that is not known
  public static Amounts lost(Section section, String name, Optional<ServiceKind> kind) {
    Set<Unit> counted = kind.map(ServiceKind::units).orElse(Set.of(Unit.values()));
    Map<Unit, Fraction> lost = new EnumMap<>(Unit.class);
    for (Unit unit : Unit.values()) {
      if (counted.contains(unit)) {
        amount(section, unit).optional().ifPresent(amount -> lost.put(unit, amount));
      } else {
        section.refuse(name + ": " + kind.map(ServiceKind::name).orElse("") + " counts "
            + keys(counted) + ", not " + unit.key(), List.of(unit.key()));
      }
    }
    List<String> given = section.names();
    if (given.contains(Unit.CHANNELS.key())) {
      refuseGapBesideChannels(section, name, counted);
    }
    if (kind.filter(known -> known != ServiceKind.EMERGENCY).isPresent()
        && Stream.of(Unit.values()).map(Unit::key).noneMatch(given::contains)) {
      section.error(name + ": says nothing of what is lost; it counts " + keys(counted));
    }
    return new Amounts(lost);
  }

  private static void refuseGapBesideChannels(Section section, String name, Set<Unit> counted) {
    if (counted.containsAll(Set.of(Unit.CHANNELS, Unit.TRAFFIC_GAP_MBPS))) {
      section.refuse(name + ": stands beside 'channels'; keep one of them, or make two parts",
          List.of(Unit.TRAFFIC_GAP_MBPS.key()));
    }
  }

  private static String keys(Collection<Unit> units) {
    return Stream.of(Unit.values()).filter(units::contains).map(Unit::key).collect(Collectors.joining(", "));
  }

  /// A negative gap is none: more traffic than expected affects nobody.
  private static Field<Fraction> amount(Section section, Unit unit) {
    return unit == Unit.TRAFFIC_GAP_MBPS
        ? section.decimal(unit.key()).map(mbps -> Fraction.of(mbps.max(BigDecimal.ZERO)))
        : section.integer(unit.key(), 0, MOST_UNITS).map(count -> Fraction.of(count));
  }
}
