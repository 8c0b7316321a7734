package org.nroagent.agent.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nroagent.agent.config.InterconnectionSheet.LacpMode;
import org.nroagent.agent.config.InterconnectionSheet.LacpTimeout;
import org.nroagent.agent.config.InterconnectionSheet.Revert;
import org.nroagent.agent.config.ServiceClasses.ServiceClass;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the section `sheet` of a gate: the interconnection sheet.
final class SheetSection {
  private static final int MOST_LINKS = 64;
  private static final int SMALLEST_MTU = 1518;
  private static final int LARGEST_MTU = 65_535;
  private static final String NEVER = "never";
  private static final Pattern PRIORITY = Pattern.compile("[0-7]");
  /// What IEEE 802.1Q §21.6.1.3 knows; 3.33 ms is written as devices give it.
  private static final List<Duration> CCM_INTERVALS = List.of(Duration.ofMillis(3), Duration.ofMillis(10),
      Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1),
      Duration.ofMinutes(10));

  private SheetSection() {}

  static InterconnectionSheet read(Section section) {
    return new InterconnectionSheet(section.enumeration("lacpMode", LacpMode.class).optional(),
        section.enumeration("lacpTimeout", LacpTimeout.class).optional(),
        section.integer("minimumLinks", 1, MOST_LINKS).optional(), ccmInterval(section), revert(section),
        section.integer("mtu", SMALLEST_MTU, LARGEST_MTU).orElse(InterconnectionSheet.DEFAULT_MTU),
        new ServiceClasses(priorities(section), uplinkPriorities(section)));
  }

  private static Optional<Duration> ccmInterval(Section section) {
    boolean declared = section.bool("cfm").orElse(false);
    Field<Duration> interval = section.duration("ccmInterval", Duration.ZERO, Duration.ofDays(1))
        .check(CCM_INTERVALS::contains, "is none of 3ms (3.33 ms), 10ms, 100ms, 1s, 10s, 1m, 10m");
    if (interval.isGiven() && !declared) {
      interval.error("makes no sense without 'cfm: true'");
    }
    return declared
        ? Optional.of(interval.orElse(InterconnectionSheet.DEFAULT_CCM_INTERVAL))
        : Optional.empty();
  }

  private static Optional<Revert> revert(Section section) {
    if (section.text("revertDelay").optional().filter(NEVER::equals).isPresent()) {
      return Optional.of(new Revert.Never());
    }
    return section.duration("revertDelay", Duration.ZERO, Revert.LONGEST).<Revert>map(Revert.After::new)
        .optional();
  }

  private static Map<ServiceClass, List<Integer>> priorities(Section section) {
    Optional<Section> given = section.section("priorities").optional();
    if (given.isEmpty()) {
      return ServiceClasses.DEFAULT.priorities();
    }
    Map<ServiceClass, List<Integer>> priorities = new EnumMap<>(ServiceClass.class);
    for (ServiceClass each : ServiceClass.values()) {
      priorities.put(each, given.get().list(each.key(), SheetSection::priority).orElse(List.of()));
    }
    return priorities;
  }

  private static Map<ServiceClass, Integer> uplinkPriorities(Section section) {
    Optional<Section> given = section.section("uplinkPriorities").optional();
    if (given.isEmpty()) {
      return ServiceClasses.DEFAULT.uplinkPriority();
    }
    Map<ServiceClass, Integer> priorities = new EnumMap<>(ServiceClass.class);
    for (ServiceClass each : ServiceClass.values()) {
      given.get().integer(each.key(), 0, ServiceClasses.LARGEST_PRIORITY).optional()
          .ifPresent(priority -> priorities.put(each, priority));
    }
    return priorities;
  }

  private static Integer priority(String text) {
    if (!PRIORITY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a priority of 0…" + ServiceClasses.LARGEST_PRIORITY);
    }
    return Integer.valueOf(text);
  }
}
