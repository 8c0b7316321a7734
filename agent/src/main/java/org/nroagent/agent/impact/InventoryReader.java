package org.nroagent.agent.impact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;

/// Reads the inventory. A total or reference speed of 0 is no mistake of the inventory but of an incident that is
/// measured against it, and reported there.
final class InventoryReader {
  /// The most services of an operator.
  static final int MOST_SERVICES = 1_000;
  /// The most lines, subscribers or SIM cards of one service.
  static final int MOST_USERS = 1_000_000_000;

  private static final String SPEED = "referenceSpeedMbps";

  private InventoryReader() {}

  /// @param regulations those that there are
  static Inventory read(Section root, Regulations regulations) {
    Field<String> profile = root.text(Regulations.KEY);
    var _ = profile.required(Regulations.LUXEMBOURG);
    Names names = new Names();
    List<Service> services = new ArrayList<>();
    for (Section section : root.sections("services").check(list -> list.size() <= MOST_SERVICES,
        "has more than " + MOST_SERVICES + " services").required(List.of())) {
      service(section, names).ifPresent(services::add);
    }
    return new Inventory(regulations.profile(profile), services, FactsReader.text(root, "operator"),
        FactsReader.text(root, "contact"));
  }

  private static Optional<Service> service(Section section, Names names) {
    String id = names.read(section);
    Field<ServiceKind> kind = section.enumeration("kind", ServiceKind.class);
    Field<Section> total = section.section("total");
    if (kind.optional().isEmpty()) {
      kind.required(ServiceKind.EMERGENCY);
      section.decimal(SPEED);
      return Optional.empty();
    }
    return kind.optional().map(known -> service(id, known, section, total));
  }

  private static Service service(String id, ServiceKind kind, Section section, Field<Section> total) {
    if (kind != ServiceKind.EMERGENCY) {
      total.required(section);
    }
    if (!kind.units().contains(Unit.TRAFFIC_GAP_MBPS)) {
      section.refuse("is for services with a traffic gap only, FIXED_DATA and MOBILE_DATA", List.of(SPEED));
    }
    return switch (kind) {
      case FIXED_VOICE -> new Service.FixedVoice(id, lines(total).orElse(Amounts.NONE));
      case FIXED_DATA -> new Service.FixedData(id, users(total, "subscribers"), speed(section));
      case MOBILE_VOICE -> new Service.MobileVoice(id, users(total, "simCards"));
      case MOBILE_DATA -> new Service.MobileData(id, users(total, "simCards"), speed(section));
      case EMERGENCY -> new Service.Emergency(id, lines(total));
    };
  }

  private static Optional<Amounts> lines(Field<Section> total) {
    return total.optional().map(section -> {
      Map<Unit, Fraction> lines = new EnumMap<>(Unit.class);
      for (Unit unit : List.of(Unit.PRA, Unit.BRA, Unit.ANALOGUE)) {
        lines.put(unit, Fraction.of(section.integer(unit.key(), 0, MOST_USERS).orElse(0)));
      }
      return new Amounts(lines);
    });
  }

  private static long users(Field<Section> total, String key) {
    return total.optional().map(section -> section.integer(key, 0, MOST_USERS).required(0)).orElse(0);
  }

  private static Optional<Fraction> speed(Section section) {
    return section.decimal(SPEED).check(speed -> speed.signum() >= 0, "must not be below 0")
        .map(Fraction::of).optional();
  }
}
