package org.nroagent.daemon.regulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.RegulationProfile;

/// Reads what regulators ask for. A version may begin on any day: an incident is judged as a whole by the version of the day on which
/// it was detected. Calendars are known when all files were read, so what names them is completed then.
final class RegulationReader {
  private final Versions<RegulationDraft> versions = new Versions<>();

  /// Takes a file.
  ///
  /// @param source where it stands
  void read(Section root, String source) {
    Header header = Header.read(root, source);
    Field<String> profile = root.id("profile");
    RegulationDraft draft = RegulationDraft.read(root, header, profile);
    versions.addNamed(header, draft.profile(), Optional.empty(), draft);
  }

  /// What was read, by the profiles' names.
  ///
  /// @param calendars all holidays
  Map<String, RegulationProfile> read(Map<String, HolidayCalendar> calendars) {
    Map<String, RegulationDraft> first = new HashMap<>();
    versions.all().forEach(each -> {
      RegulationDraft before = first.putIfAbsent(each.profile(), each);
      if (before != null && !before.zone().equals(each.zone())) {
        each.zoneField().error("is not that of '" + before.header().version().id() + "', " + before.zone()
            + "; a profile has one local time: give a regulation of elsewhere a profile of its own");
      }
    });
    return first.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(),
        id -> new RegulationProfile(id, regulations(id, calendars))));
  }

  private List<Regulation> regulations(String profile,
      Map<String, HolidayCalendar> calendars) {
    return versions.all().stream().filter(each -> each.profile().equals(profile))
        .map(each -> each.complete(calendars)).toList();
  }
}
