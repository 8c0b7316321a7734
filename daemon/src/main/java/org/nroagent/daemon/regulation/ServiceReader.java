package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.AvailabilityTerms;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.restoration.ServiceHours;

/// Reads what is promised of availability and restoration.
final class ServiceReader {
  private static final int MOST_SUBSCRIBERS = 1_000_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final ServiceHours ANY_HOURS = new ServiceHours(LocalTime.of(8, 0), LocalTime.of(18, 0),
      ZoneOffset.UTC);
  private static final RestorationTerms.Grade ANY_GRADE = new RestorationTerms.Grade(Duration.ZERO,
      Fraction.ZERO);

  private final Versions<ServiceTerms> versions = new Versions<>();

  /// Takes a file.
  ///
  /// @param source where it stands
  void read(Section root, String source) {
    Header header = Header.yearly(root, source, "a calendar year is judged by one version");
    Optional<AvailabilityTerms> availability = root.section("availability")
        .map(ServiceReader::availability).optional();
    Fraction cap = percent(root, "mostPercentOfYearlyFee");
    Optional<RestorationTerms> restoration = root.section("restoration")
        .map(section -> restoration(section, cap)).optional();
    if (availability.isEmpty() || restoration.isEmpty()) {
      root.error(
          "needs 'availability' and 'restoration': a version says everything, also what stays as it was");
      return;
    }
    versions.addNamed(header, ServiceTerms.class, Optional.empty(),
        new ServiceTerms(header.version(), availability.get(), restoration.get()));
  }

  /// What was read.
  List<ServiceTerms> read() {
    return versions.all();
  }

  private static AvailabilityTerms availability(Section section) {
    return new AvailabilityTerms(percent(section, "targetPercent"),
        section.sections("grades").required(List.of()).stream()
            .map(grade -> new AvailabilityTerms.Grade(percent(grade, "belowPercent"),
                percent(grade, "percent")))
            .toList());
  }

  private static RestorationTerms restoration(Section section, Fraction mostPercentOfYearlyFee) {
    return new RestorationTerms(section.integer("majorSubscribers", 1, MOST_SUBSCRIBERS).required(1),
        section.section("serviceHours").map(ServiceReader::hours).required(ANY_HOURS),
        grades(section, "major"), grades(section, "minor"), mostPercentOfYearlyFee);
  }

  private static ServiceHours hours(Section section) {
    Field<LocalTime> to = section.timeOfDay("to");
    LocalTime from = section.timeOfDay("from").required(ANY_HOURS.from());
    LocalTime end = to.check(time -> time.isAfter(from), "is not after 'from'").required(ANY_HOURS.to());
    return new ServiceHours(from.isBefore(end) ? from : LocalTime.MIN, end,
        section.zone("zone").required(ZoneOffset.UTC));
  }

  private static List<RestorationTerms.Grade> grades(Section section, String key) {
    return section.sections(key)
        .check(list -> !list.isEmpty(), "needs a grade: the first one says what is guaranteed")
        .map(list -> list.stream()
            .map(grade -> new RestorationTerms.Grade(
                grade.duration("longerThan", Duration.ZERO, LONGEST).required(Duration.ZERO),
                percent(grade, "percent")))
            .toList())
        .required(List.of(ANY_GRADE));
  }

  private static Fraction percent(Section section, String key) {
    return Fraction.of(section.decimal(key)
        .check(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0, "is not within 0…100 %")
        .required(BigDecimal.ZERO));
  }
}
