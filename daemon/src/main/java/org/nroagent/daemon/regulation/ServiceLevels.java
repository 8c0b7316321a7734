package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.AvailabilityTerms;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.restoration.ServiceHours;

/// The versions of the contract's promises of quality that ship with the program, each a YAML beside this class named by
/// its id.
public final class ServiceLevels {
  private static final List<String> IDS = List.of("fr-nro-active-service-v19.01");
  private static final int MOST_SUBSCRIBERS = 1_000_000;

  private ServiceLevels() {}

  /// All versions, by the day from which they hold.
  public static List<ServiceTerms> shipped() {
    return IDS.stream().map(id -> ShippedText.read(id + ".yaml", ServiceLevels::terms)).toList();
  }

  private static ServiceTerms terms(Section root) {
    return new ServiceTerms(root.id("id").required(""), root.text("title").required(""),
        root.date("validFrom").required(LocalDate.EPOCH), availability(required(root, "availability")),
        restoration(required(root, "restoration"), percent(root, "mostPercentOfYearlyFee")));
  }

  private static AvailabilityTerms availability(Section section) {
    return new AvailabilityTerms(percent(section, "targetPercent"),
        section.sections("grades").required(List.of()).stream()
            .map(grade -> new AvailabilityTerms.Grade(percent(grade, "belowPercent"),
                percent(grade, "percent")))
            .toList());
  }

  private static RestorationTerms restoration(Section section, Fraction mostPercentOfYearlyFee) {
    Section hours = required(section, "serviceHours");
    return new RestorationTerms(section.integer("majorSubscribers", 1, MOST_SUBSCRIBERS).required(1),
        new ServiceHours(time(hours, "from"), time(hours, "to"), hours.zone("zone").required(ZoneOffset.UTC)),
        grades(section, "major"), grades(section, "minor"), mostPercentOfYearlyFee);
  }

  private static List<RestorationTerms.Grade> grades(Section section, String key) {
    return section.sections(key).required(List.of()).stream()
        .map(grade -> new RestorationTerms.Grade(
            grade.duration("longerThan", Duration.ZERO, Duration.ofDays(1)).required(Duration.ZERO),
            percent(grade, "percent")))
        .toList();
  }

  private static Fraction percent(Section section, String key) {
    return Fraction.of(section.decimal(key).required(BigDecimal.ZERO));
  }

  private static LocalTime time(Section section, String key) {
    return section.parsed(key, text -> {
      try {
        return LocalTime.parse(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("'" + text + "' is not a time of day; write it as 08:00", e);
      }
    }).required(LocalTime.MIN);
  }

  private static Section required(Section root, String key) {
    return root.section(key).optional()
        .orElseThrow(() -> new IllegalStateException("section '" + key + "' is missing"));
  }
}
