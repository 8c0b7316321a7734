package org.nroagent.daemon.regulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.daemon.config.Field;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.impact.RegulationProfile;

/// What regulators ask for and which days are legal holidays: what ships with the program, and what the user added.
///
/// @param profiles by their names
/// @param calendars by theirs, those of the contract's country too [C CP 1]
public record Regulations(Map<String, RegulationProfile> profiles, Map<String, HolidayCalendar> calendars) {
  /// The profile of Luxembourg's regulation 14/181/ILR, which counts where none is named.
  public static final String LUXEMBOURG = "lu-ilr-14-181";
  /// The key that names a profile.
  public static final String KEY = "profile";

  public Regulations {
    profiles = Map.copyOf(profiles);
    calendars = Map.copyOf(calendars);
  }

  /// A profile that ships with the program.
  ///
  /// @throws NullPointerException if there is none of that name
  public static RegulationProfile shipped(String id) {
    return Objects.requireNonNull(TermsReader.shippedRegulations().profiles().get(id), id);
  }

  /// The profile that a field names; where it names none that is there, that is reported, and Luxembourg's is given.
  ///
  /// @param named from the key [#KEY]
  public RegulationProfile profile(Field<String> named) {
    return named.optional().flatMap(id -> {
      Optional<RegulationProfile> found = Optional.ofNullable(profiles.get(id));
      if (found.isEmpty()) {
        named.unknown("there is no profile '" + id + "'", profiles.keySet());
      }
      return found;
    }).orElseGet(this::luxembourg);
  }

  /// A line per profile and calendar with its versions, for people.
  public List<String> words() {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(profiles).values().forEach(profile -> lines.add("regulation " + profile.words()));
    new TreeMap<>(calendars).values().forEach(calendar -> lines.add("holidays of " + calendar.words()));
    return lines;
  }

  /// The profile that counts where none is named.
  public RegulationProfile luxembourg() {
    return Objects.requireNonNull(profiles.get(LUXEMBOURG), LUXEMBOURG);
  }
}
