package org.nroagent.daemon.regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.daemon.regulation.TermsFolder.rendered;
import static org.nroagent.daemon.regulation.TermsFolder.shipped;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Period;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeFacts;
import org.nroagent.model.notice.NoticeKind;

/// Versions of the law and of holidays that the user adds.
class RegulationTermsTest {
  /// 1 % are 1,000 users.
  private static final Service DATA = new Service.FixedData("data", 100_000, Optional.of(Fraction.of(1)));
  private static final Service VOICE = new Service.FixedVoice("voice",
      new Amounts(Map.of(Unit.PRA, Fraction.of(100))));
  /// A country that does not exist: rest on Fridays, its own evening peak, and a moving feast listed by its dates.
  private static final String ELSEWHERE = """
      kind: regulation
      id: xx-law-7
      title: Law 7
      validFrom: 2026-01-01
      profile: xx
      zone: Asia/Dubai
      notification: {address: noc@example.net, form: F7, preNotificationWorkingDays: 1,
        finalNotificationDays: 5, restDays: [friday], holidays: xx}
      criteria: [{name: half, percent: 50, duration: 0s}]
      articles: {preNotification: 7a, finalNotification: 7b, withdrawal: 7c, criteria: 3, thresholds: 3a,
        emergency: 3b, media: 9, fixedSpeed: 11, mobileSpeed: 12}
      peak: {from: 18:00, to: 23:00, days: [SATURDAY, SUNDAY], holidays: xx}
      method: {linesPerPra: 10, fixedCallMinutes: 6, peakRatio: 2, callsPerE1: 30, mobileCallMinutes: 4,
        callsPerChannel: 7}
      """;
  private static final String FEAST = """
      kind: holidays
      id: xx-2026
      title: Feasts of 2026
      validFrom: 2026-01-01
      calendar: xx
      days: [{name: Feast, date: 2026-03-21}]
      """;

  private final TermsFolder terms;

  RegulationTermsTest(@TempDir Path folder) throws IOException {
    terms = new TermsFolder(folder, "profile: lu-ilr-14-181\n");
  }

  /// 1.5 % for three hours: notifiable by 1 %, no longer by the 2 % of an amendment.
  @ParameterizedTest
  @CsvSource({"2026-12-31T20:00+01:00,lu-ilr-14-181,1-2%/3h",
      "2026-12-31T23:59:59+01:00,lu-ilr-14-181,1-2%/3h",
      "2027-01-01T00:00+01:00,lu-2027,none", "2027-06-01T10:00+02:00,lu-2027,none"})
  void anIncidentIsJudgedByTheVersionOfItsDay(OffsetDateTime detected, String version, String criterion)
      throws Exception {
    terms.write("lu.yaml", amended().replace("name: 1-2%/3h, percent: 1,", "name: 2-3%/3h, percent: 2,"));
    IncidentImpact impact = impact(profile(), DATA, detected, 3, Unit.TRAFFIC_GAP_MBPS, 1_500);
    assertEquals(version, impact.regulation().version().id());
    assertEquals(criterion,
        impact.services().getFirst().criterion().map(Criterion::name).orElse("none"));
  }

  /// The deadlines, the address and the weight of a line change with the version, and none of them before.
  @Test
  void anAmendmentChangesAllThatItSays() throws Exception {
    terms.write("lu.yaml", amended().replace("preNotificationWorkingDays: 2", "preNotificationWorkingDays: 1")
        .replace("finalNotificationDays: 15", "finalNotificationDays: 30")
        .replace("securite@ilr.lu", "incidents@ilr.lu")
        .replace("fixedCallMinutes: 3.1", "fixedCallMinutes: 3")
        .replace("from: 08:00", "from: 07:00"));
    RegulationProfile law = profile();
    IncidentImpact before = impact(law, VOICE, OffsetDateTime.parse("2026-12-29T07:30+01:00"), 1, Unit.PRA,
        10);
    IncidentImpact after = impact(law, VOICE, OffsetDateTime.parse("2027-01-05T07:30+01:00"), 1, Unit.PRA,
        10);
    assertEquals(List.of("1940 of 19400", "5810 of 58100"), users(before));
    assertEquals(List.of("6000 of 60000"), users(after));
    assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), before.preNotificationDue());
    assertEquals(Optional.of(LocalDate.of(2027, 1, 6)), after.preNotificationDue());
    assertEquals(Optional.of(LocalDate.of(2027, 1, 13)), before.finalNotificationDue());
    assertEquals(Optional.of(LocalDate.of(2027, 2, 4)), after.finalNotificationDue());
    assertEquals("securite@ilr.lu incidents@ilr.lu",
        before.regulation().address() + " " + after.regulation().address());
  }

  /// From 31 December 22:00 to 1 January 02:00: by the old version, though the later one would have other peak hours and weights.
  @Test
  void aLongIncidentIsJudgedAsAWholeByTheVersionOfItsFirstDay() throws Exception {
    terms.write("lu.yaml", amended().replace("peakRatio: 3", "peakRatio: 2"));
    IncidentImpact impact = impact(profile(), VOICE, OffsetDateTime.parse("2026-12-31T22:00+01:00"), 4,
        Unit.PRA, 10);
    assertEquals(List.of("1940 of 19400"), users(impact));
  }

  /// Thursday 14 October 2027 is an ordinary day: peak from 08:00 on, and the second working day after Wednesday is Friday.
  @Test
  void aHolidayThatAFileAddsHasNoPeakHoursAndIsNoWorkingDay() throws Exception {
    OffsetDateTime wednesday = OffsetDateTime.parse("2027-10-13T23:00+02:00");
    IncidentImpact before = impact(profile(), VOICE, wednesday, 10, Unit.PRA, 10);
    terms.write("holidays.yaml",
        shipped("lu-holidays-2019").replace("id: lu-holidays-2019", "id: lu-holidays-2027")
            .replace("2019-01-01", "2027-01-01") + "  - {name: Neie Feierdag, day: 10-14}\n");
    IncidentImpact after = impact(profile(), VOICE, wednesday, 10, Unit.PRA, 10);
    assertEquals(List.of(Period.OFF_PEAK, Period.PEAK), periods(before));
    assertEquals(List.of(Period.OFF_PEAK), periods(after));
    assertEquals(Optional.of(LocalDate.of(2027, 10, 15)), before.preNotificationDue());
    assertEquals(Optional.of(LocalDate.of(2027, 10, 16)), after.preNotificationDue());
    assertEquals("luxembourg: lu-holidays from 2014-01-01 (shipped), then lu-holidays-2019 from 2019-01-01"
        + " (shipped), then lu-holidays-2027 from 2027-01-01 (terms.d/holidays.yaml)",
        Objects.requireNonNull(read().value().calendars().get("luxembourg")).words());
    assertTrue(!Objects.requireNonNull(read().value().calendars().get("luxembourg"))
        .contains(LocalDate.of(2026, 10, 14)));
  }

  /// The incident began under the law before, and lasted into a holiday that only the calendar of the new year has.
  @Test
  void aHolidayIsAFactOfItsDayWhateverVersionOfTheLawJudges() throws Exception {
    terms.write("holidays.yaml",
        shipped("lu-holidays-2019").replace("id: lu-holidays-2019", "id: lu-holidays-2027")
            .replace("2019-01-01", "2027-01-04") + "  - {name: Neie Feierdag, day: 01-04}\n");
    IncidentImpact impact = impact(profile(), VOICE, OffsetDateTime.parse("2027-01-03T23:00+01:00"), 36,
        Unit.PRA, 10);
    assertEquals(List.of(Period.OFF_PEAK, Period.PEAK), periods(impact));
    assertEquals(Instant.parse("2027-01-05T07:00:00Z"),
        impact.services().getFirst().segments().getLast().from());
  }

  @Test
  void theContractsCalendarHasTheUsersVersionToo() throws Exception {
    terms.write("fr.yaml", shipped("fr-holidays").replace("id: fr-holidays", "id: fr-2027")
        .replace("2014-01-01", "2027-01-01").replace("day: 05-08", "day: 05-07"));
    var france = Objects.requireNonNull(read().value().calendars().get("france"));
    assertTrue(france.contains(LocalDate.of(2026, 5, 8)));
    assertTrue(france.contains(LocalDate.of(2027, 5, 7)) && !france.contains(LocalDate.of(2027, 5, 8)));
  }

  /// Saturday 21 March 2026 is a feast; Friday is a day of rest.
  @Test
  void anotherCountryIsAFile() throws Exception {
    terms.write("xx.yaml", ELSEWHERE);
    terms.write("feasts.yaml", FEAST);
    terms.daemon("profile: xx\n");
    RegulationProfile law = profile();
    assertEquals("xx: xx-law-7 from 2026-01-01 (terms.d/xx.yaml)", law.words());
    IncidentImpact impact = impact(law, VOICE, OffsetDateTime.parse("2026-03-14T17:00+04:00"), 2, Unit.PRA,
        50);
    assertEquals(List.of("2500 of 5000", "5000 of 10000"), users(impact));
    assertTrue(NoticeDraft.of(NoticeKind.FINAL_NOTIFICATION, impact, NoticeFacts.NONE, Language.EN).body()
        .contains("Law 7, version of 2026-01-01, Article 7b"));
    assertEquals("half", impact.services().getFirst().criterion().orElseThrow().name());
    assertEquals(Optional.of(LocalDate.of(2026, 3, 19)), impact.finalNotificationDue());
    IncidentImpact feast = impact(law, VOICE, OffsetDateTime.parse("2026-03-19T21:00+04:00"), 48, Unit.PRA,
        50);
    assertEquals(List.of(Period.OFF_PEAK), periods(feast));
    assertEquals(Optional.of(LocalDate.of(2026, 3, 22)), feast.preNotificationDue());
    assertEquals(Optional.empty(), law.judging(Instant.parse("2025-12-31T19:59:59Z")));
  }

  @Test
  void aFileWithIdAndDayOfWhatShipsReplacesItAndSaysSo() throws Exception {
    terms.write("lu.yaml", shipped("lu-ilr-14-181").replace("securite@ilr.lu", "other@ilr.lu"));
    Loaded<Regulations> loaded = read();
    assertEquals(List.of("lu.yaml:4: warning: id: replaces 'lu-ilr-14-181' (shipped)"),
        rendered(loaded.warnings()));
    assertEquals("lu-ilr-14-181: lu-ilr-14-181 from 2014-08-28 (terms.d/lu.yaml)",
        loaded.value().luxembourg().words());
  }

  /// Each wrong line, and what is told of it.
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      validFrom: 2026-01-01 | validFrom: 2026-13-01 | xx.yaml:4: validFrom:
      id: xx-law-7 | id: lu-ilr-14-181 | xx.yaml:2: id: is the name of another version, 'lu-ilr-14-181' (shipped) from 2014-08-28
      profile: xx | profil: xx | xx.yaml:1: profile: is required
      profile: xx | profile: lu-ilr-14-181 | xx.yaml:6: zone: is not that of 'lu-ilr-14-181', Europe/Luxembourg; a profile has one local time
      Asia/Dubai | Asia/Dubay | xx.yaml:6: zone: 'Asia/Dubay' is not a time zone, for example Europe/Paris; did you mean 'Asia/Dubai'?
      restDays: [friday] | restDays: [fryday] | xx.yaml:8: notification.restDays[0]: 'fryday' is not a day of the week; write it as MONDAY
      restDays: [friday] | restDays: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] | xx.yaml:8: notification.restDays: leave no working day
      restDays: [friday], holidays: xx | restDays: [friday], holidays: france2 | xx.yaml:8: notification.holidays: there is no calendar 'france2'; add a file of its holidays; did you mean 'france'?
      address: noc@example.net | address: "a\\nBcc: b" | xx.yaml:7: notification.address: contains control characters
      percent: 50 | percent: 0 | xx.yaml:9: criteria[0].percent: must be above 0 and at most 100
      duration: 0s | duration: 40d | xx.yaml:9: criteria[0].duration: is not within PT0S…PT744H
      criteria: [{name: half, percent: 50, duration: 0s}] | criteria: [] | xx.yaml:9: criteria: needs at least one
      duration: 0s} | duration: 0s}, {name: half, percent: 9, duration: 1h} | xx.yaml:9: criteria[1].name: is there already
      to: 23:00 | to: 17:00 | xx.yaml:12: peak.to: is not after 'from'
      fixedCallMinutes: 6 | fixedCallMinutes: 0 | xx.yaml:13: method.fixedCallMinutes: must be above 0
      peakRatio: 2, | | xx.yaml:13: method.peakRatio: is required
      media: 9, | | xx.yaml:10: articles.media: is required
      peak: {from | peek: {from | xx.yaml:1: peak: is required
      xx-law-7 | xx-law-8 | feasts.yaml:4: validFrom: 'xx-25' (terms.d/a.yaml) holds from this day too; give one of them another day, or remove it
      """)
  void saysWhatIsWrongWithARegulation(String right, @Nullable String wrong,
      String told) throws Exception {
    terms.write("xx.yaml", ELSEWHERE.replace(right, wrong == null ? "" : wrong));
    terms.write("feasts.yaml", FEAST);
    if (told.startsWith("feasts")) {
      terms.write("a.yaml", FEAST.replace("xx-2026", "xx-25"));
    }
    assertTrue(problems().stream().anyMatch(problem -> problem.contains(told)), () -> problems().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      calendar: xx | calender: xx | feasts.yaml:1: calendar: is required
      date: 2026-03-21 | date: 2026-02-30 | feasts.yaml:6: days[0].date:
      date: 2026-03-21 | day: 02-30 | feasts.yaml:6: days[0].day: '02-30' is not a day of a year; write it as 12-25
      date: 2026-03-21 | easter: 90 | feasts.yaml:6: days[0].easter: 90 is not within -80…80
      date: 2026-03-21 | date: 2026-03-21, easter: 1 | feasts.yaml:6: days[0]: needs one of 'day', 'easter' and 'date'
      , date: 2026-03-21 | '' | feasts.yaml:6: days[0]: needs one of 'day', 'easter' and 'date'
      2026-01-01 | 2026-06-01 | xx.yaml:8: notification.holidays: calendar 'xx' begins on 2026-06-01, after this version; add a file of its holidays before that day
      kind: holidays | kind: holiday | feasts.yaml:1: kind: 'holiday' is none of tariff, service, capacity, regulation, holidays; did you mean 'holidays'?
      """)
  void saysWhatIsWrongWithHolidays(String right, String wrong, String told) throws Exception {
    terms.write("xx.yaml", ELSEWHERE);
    terms.write("feasts.yaml", FEAST.replace(right, wrong));
    assertTrue(problems().stream().anyMatch(problem -> problem.contains(told)), () -> problems().toString());
  }

  @Test
  void aProfileThatIsNotThereIsToldWithTheNearest() throws Exception {
    terms.daemon("profile: lu-ilr-14-182\n");
    assertEquals(List.of("daemon.yaml:1: profile: there is no profile 'lu-ilr-14-182'; did you mean"
        + " 'lu-ilr-14-181'?"), problems());
  }

  private static String amended() throws IOException {
    return shipped("lu-ilr-14-181").replace("id: lu-ilr-14-181", "id: lu-2027")
        .replace("validFrom: 2014-08-28", "validFrom: 2027-01-01");
  }

  private static IncidentImpact impact(RegulationProfile law, Service service, OffsetDateTime from, int hours,
      Unit unit, long lost) {
    Incident incident = new Incident("i", from.toInstant(), List.of(new Part(service, from.toInstant(),
        from.plusHours(hours).toInstant(), Amounts.of(unit, lost))));
    return IncidentImpact.of(incident, law.judging(from.toInstant()).orElseThrow());
  }

  private static List<String> users(IncidentImpact impact) {
    return segments(impact).stream().map(each -> each.users().toDecimal(0) + " of "
        + each.totalUsers().orElseThrow().toDecimal(0)).toList();
  }

  private static List<Period> periods(IncidentImpact impact) {
    return segments(impact).stream().flatMap(each -> each.period().stream()).toList();
  }

  private static List<Segment> segments(IncidentImpact impact) {
    return impact.services().getFirst().segments();
  }

  private RegulationProfile profile() throws ConfigurationException {
    return terms.read((files, root, file) -> TermsReader.ofAgent(files, root, file).regulations()
        .profile(root.id(Regulations.KEY))).value();
  }

  private Loaded<Regulations> read() throws ConfigurationException {
    return terms.read(RegulationTermsTest::read);
  }

  private List<String> problems() {
    return terms.problems(RegulationTermsTest::read);
  }

  private static Regulations read(YamlFiles files, Section root, Path file) {
    Regulations read = TermsReader.ofAgent(files, root, file).regulations();
    var _ = read.profile(root.id(Regulations.KEY));
    return read;
  }
}
