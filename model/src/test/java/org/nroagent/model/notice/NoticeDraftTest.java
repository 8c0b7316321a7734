package org.nroagent.model.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.impact.Given.REGULATION;
import static org.nroagent.model.impact.Given.impact;
import static org.nroagent.model.impact.Given.lines;
import static org.nroagent.model.impact.Given.part;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Given;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.reachability.OutageCause;

/// 10 PRA over eight in the morning, and the emergency number with them.
class NoticeDraftTest {
  private static final IncidentImpact IMPACT = impact(
      part(Given.VOICE, "2026-11-18T07:30+01:00", "2026-11-18T08:30+01:00", lines(10, 0, 0)),
      part(Given.EMERGENCY, "2026-11-18T07:30+01:00", "2026-11-18T07:35+01:00", Amounts.NONE));

  private static NoticeDraft draft(NoticeKind kind, NoticeFacts facts, Language language) {
    return NoticeDraft.of(kind, IMPACT, facts, language);
  }

  private static NoticeFacts facts(Optional<Instant> ended) {
    return new NoticeFacts(Optional.of("Exemple S.A."), Optional.of("J. Weber, +352 000"), ended,
        Optional.of(Instant.parse("2026-11-18T09:00:00Z")), Optional.of("accès spoke1 lag-1"),
        Optional.of("coupure de fibre, 100 %"),
        Optional.of("soudure"), Optional.empty(), List.of(), Map.of());
  }

  /// [R 2(1)]: users, expected duration, services, and the address.
  @Test
  void aPreNotificationHasWhatTheArticleAsksFor() {
    NoticeDraft draft = draft(NoticeKind.PRE_NOTIFICATION, facts(Optional.empty()), Language.FR);
    assertEquals("securite@ilr.lu", draft.recipient());
    assertEquals("Pré-notification d'un incident – incident", draft.subject());
    assertEquals("""
        Pré-notification d'un incident
        Règlement 14/181/ILR, version du 2014-08-28, article 2(1)

        Opérateur : Exemple S.A.
        Contact : J. Weber, +352 000
        Incident : incident
        Détecté : 2026-11-18 07:30 +01:00
        Début : 2026-11-18 07:30 +01:00
        Durée prévisible : 2 h 30 min, fin prévue 2026-11-18 10:00 +01:00
        Heures locales : Europe/Luxembourg

        Services concernés et nombre d'utilisateurs potentiellement concernés :
        - voice (voix, réseau fixe)
          au plus : 5810 utilisateurs sur 68600, soit 8,4694 %
          critère rempli : au moins 5 % des utilisateurs pendant au moins 1 h 00 min, article 1(2)
        - 112 (services d'urgence)
          nombre inconnu : [à compléter]
          critère rempli : services d'urgence, article 1(1)

        Lieu de la panne : accès spoke1 lag-1
        Cause : coupure de fibre, 100 %
        Mesures prises : soudure
        Information aux médias (article 2(4)) : [à compléter]
        """, draft.body());
  }

  @Test
  void aFinalNotificationTellsHowItWent() {
    NoticeDraft draft = draft(NoticeKind.FINAL_NOTIFICATION,
        facts(Optional.of(Instant.parse("2026-11-18T07:30:00Z"))), Language.EN);
    assertTrue(draft.body().startsWith("""
        Final notification of an incident
        Règlement 14/181/ILR, version of 2014-08-28, Article 2(2)
        To be entered into the form 'Notification des incidents'
        """), draft.body());
    assertTrue(draft.body().contains("""
        Ended: 2026-11-18 08:30 +01:00, duration 1 h 00 min
        """), draft.body());
    assertTrue(draft.body().contains("""
        - voice (voice, fixed network)
          from 2026-11-18 07:30 +01:00 to 2026-11-18 08:00 +01:00: 1940 users of 29900, that is 6.4883 %
          from 2026-11-18 08:00 +01:00 to 2026-11-18 08:30 +01:00: 5810 users of 68600, that is 8.4694 %
          criterion met: at least 5 % of the users for at least 1 h 00 min, Article 1(2)
        """), draft.body());
  }

  @Test
  void aWithdrawalSaysThatNoCriterionIsMet() {
    IncidentImpact small = impact(
        part(Given.VOICE, "2026-11-18T07:30+01:00", "2026-11-18T07:45+01:00", lines(10, 0, 0)));
    String body = NoticeDraft.of(NoticeKind.WITHDRAWAL, small, NoticeFacts.NONE, Language.FR)
        .body();
    assertTrue(body.startsWith("""
        Incident pré-notifié : pas de notification définitive requise
        Règlement 14/181/ILR, version du 2014-08-28, article 2(3)
        """), body);
    assertTrue(body.contains("aucun critère de l'article 1 rempli"), body);
    assertFalse(body.contains("Cause"), body);
  }

  /// [R 2(1)] asks for an estimate of the users and the services, not for a rate.
  @ParameterizedTest
  @CsvSource({"FR,'- voice (voix, réseau fixe)|  au plus : 1743 utilisateurs|"
      + "  taux inconnu, les critères de l''article 1(2) n''ont pu être vérifiés : [à compléter]'",
      "EN,'- voice (voice, fixed network)|  at most: 1743 users|"
          + "  rate unknown, the criteria of Article 1(2) could not be checked: [to be completed]'"})
  void aServiceWithoutATotalIsNamedWithItsUsers(Language language, String expected) {
    IncidentImpact unrated = impact(part(Service.WithoutTotal.of(Given.VOICE), "2026-11-18T09:00+01:00",
        "2026-11-18T10:00+01:00", lines(3, 0, 0)));
    assertTrue(unrated.preNotificationDue().isPresent());
    String body = NoticeDraft
        .of(NoticeKind.PRE_NOTIFICATION, unrated, NoticeFacts.NONE, language).body();
    assertTrue(body.contains(expected.replace('|', '\n')), body);
  }

  @ParameterizedTest
  @CsvSource({"FR,- services et nombre inconnus : [à compléter]",
      "EN,- services and number unknown: [to be completed]"})
  void whereNobodyCouldBeCountedThatIsToBeCompleted(Language language, String expected) {
    String body = NoticeDraft.of(NoticeKind.PRE_NOTIFICATION,
        new IncidentImpact(IMPACT.incident(), REGULATION, List.of(), Optional.empty(), Optional.empty()),
        NoticeFacts.NONE,
        language).body();
    assertTrue(body.contains(expected), body);
  }

  /// 100 BRA and 200 lines from Tuesday 18:00 on are 300 users at all hours, but of fewer lines at night [R 2(1), 5(5)].
  @Test
  void ofAsManyUsersAPreNotificationTellsThoseOfTheHighestRate() {
    String body = preNotification(part(Given.VOICE, "2026-11-17T18:00+01:00", "2026-11-18T07:00+01:00",
        lines(0, 100, 200)));
    assertTrue(body.contains("""
          at most: 300 users of 29900, that is 1.0033 %
          criterion met: at least 1 % of the users for at least 3 h 00 min, Article 1(2)
        """), body);
  }

  /// 10 PRA and 3,000 lines are more users at peak hours, and a larger share off them.
  @Test
  void whereMostUsersAreNotTheHighestRateBothAreToldWithTheirHours() {
    String body = preNotification(part(Given.VOICE, "2026-11-18T07:30+01:00", "2026-11-18T08:30+01:00",
        lines(10, 0, 3_000)));
    assertTrue(
        body.contains(
            """
                - voice (voice, fixed network)
                  at most: 8810 users of 68600, that is 12.8426 %, from 2026-11-18 08:00 +01:00 to 2026-11-18 08:30 +01:00
                  highest rate: 4940 users of 29900, that is 16.5217 %, from 2026-11-18 07:30 +01:00 to 2026-11-18 08:00 +01:00
                """),
        body);
  }

  private static String preNotification(Part... parts) {
    return NoticeDraft
        .of(NoticeKind.PRE_NOTIFICATION, impact(parts), NoticeFacts.NONE, Language.EN).body();
  }

  /// Of the emergency services any impact counts, also one that nobody could count [R 1(1)].
  @Test
  void usersOfTheEmergencyServicesThatNobodyCountedAreToBeCompletedHourByHour() {
    String body = draft(NoticeKind.FINAL_NOTIFICATION, NoticeFacts.NONE, Language.EN).body();
    assertTrue(body.contains("""
        - 112 (emergency services)
          from 2026-11-18 07:30 +01:00 to 2026-11-18 07:35 +01:00: number of users [to be completed]
        """), body);
    String mixed = preNotification(
        part(Given.EMERGENCY, "2026-11-18T07:30+01:00", "2026-11-18T07:35+01:00", Amounts.NONE),
        part(Given.EMERGENCY, "2026-11-18T07:35+01:00", "2026-11-18T07:40+01:00", lines(0, 0, 4)));
    assertTrue(mixed.contains("""
          at most: 4 users
          for a part of the time the number is unknown: [to be completed]
        """), mixed);
  }

  /// At night nothing may be missing of the traffic of lines that are cut off all the same [R 2(1)].
  @ParameterizedTest
  @CsvSource({"0,'  number unknown: [to be completed]'",
      "100,'  at most: 200 users of 100000, that is 0.2000 %'"})
  void linesThatAreCutOffArePotentiallyConcernedWhateverTrafficIsMissing(long mbps, String users) {
    IncidentImpact impact = impact(
        part(Given.DATA, "2026-11-18T02:00+01:00", "2026-11-18T03:00+01:00", Given.gap(mbps)));
    NoticeFacts facts = new NoticeFacts(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
        Map.of(ServiceKind.FIXED_DATA, 800L));
    String body = NoticeDraft.of(NoticeKind.PRE_NOTIFICATION, impact, facts, Language.EN).body();
    assertTrue(body.contains("- data (data, fixed network)\n" + users
        + "\n  potentially concerned: 800 lines that are cut off\n"), body);
    String last = NoticeDraft.of(NoticeKind.WITHDRAWAL, impact, facts, Language.FR).body();
    assertTrue(last.contains("  potentiellement concernées : 800 lignes coupées\n"), last);
  }

  /// [R 6(1), 6(2)]: which base stations, and which of their technologies.
  @Test
  void baseStationsAreNamedWithTheirTechnologies() {
    IncidentImpact impact = impact(part(new Service.MobileVoice("mobile", 420_000), "2026-11-18T02:00+01:00",
        "2026-11-18T05:00+01:00", new Amounts(Map.of(Unit.CHANNELS, Fraction.of(40)))));
    NoticeFacts facts = new NoticeFacts(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
        Map.of(), List.of(new ConcernedStation("LU-1207", List.of("2G", "4G")),
            new ConcernedStation("LU-1208", List.of("TETRA"))));
    for (NoticeKind kind : NoticeKind.values()) {
      String french = NoticeDraft.of(kind, impact, facts, Language.FR).body();
      assertTrue(french.contains("""
            critère rempli : au moins 1 % des utilisateurs pendant au moins 3 h 00 min, article 1(2)
          Stations de base potentiellement concernées, par technologie : LU-1207 (2G, 4G), LU-1208 (TETRA)
          """), french);
      String english = NoticeDraft.of(kind, impact, facts, Language.EN).body();
      assertTrue(english.contains(
          "Base stations potentially concerned, by technology: LU-1207 (2G, 4G), LU-1208 (TETRA)\n"),
          english);
    }
  }

  /// Figures that are *at least* what they say are so in every notice.
  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void whatWasNotSeenIsSaid(NoticeKind kind) {
    List<String> agents = Stream.iterate(1, i -> i + 1).limit(12).map(i -> "a" + i).toList();
    NoticeFacts facts = new NoticeFacts(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(new Reservation(Reservation.Reason.NOT_MEASURED, List.of("a2")),
            new Reservation(Reservation.Reason.NOT_OBSERVED, agents)),
        Map.of());
    String french = draft(kind, facts, Language.FR).body();
    assertTrue(french.contains("""
        Ces chiffres sont des minimums, car tout n'a pas été observé :
        - mesures manquantes : a2
        - services non observés : a1, a2, a3, a4, a5, a6, a7, a8, a9, a10 et 2 autres
        """), french);
    String english = draft(kind, facts, Language.EN).body();
    assertTrue(english.contains("""
        These figures are minimums, as not everything was observed:
        - measurements that are missing: a2
        """), english);
    assertEquals(kind == NoticeKind.WITHDRAWAL,
        english.contains("It is therefore not established that no criterion of Article 1 is met."), english);
  }

  /// What nobody knows is marked, in the language of the text.
  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsNotKnownIsToBeCompleted(Language language) {
    String body = draft(NoticeKind.PRE_NOTIFICATION, NoticeFacts.NONE, language).body();
    assertEquals(7,
        Stream.of(body.split("\n")).filter(line -> line.endsWith(Phrase.BLANK.in(language))).count(),
        body);
  }

  @ParameterizedTest
  @CsvSource({"gates paris bordeaux,portes de livraison paris bordeaux,delivery gates paris bordeaux",
      "paths spoke1 paris,chemins de spoke1 vers les portes de livraison paris,ways from spoke1 to the delivery gates paris",
      "access spoke1 lag-1,accès spoke1 lag-1,access spoke1 lag-1"})
  void thePlaceThatFailedIsNamedInTheLanguageOfTheText(String told, String french, String english) {
    OutageCause failed = OutageCause.parse(told).orElseThrow();
    assertEquals(french, FailedPlace.words(failed, Language.FR));
    assertEquals(english, FailedPlace.words(failed, Language.EN));
  }

  /// A text with the wrong number of places would fail here.
  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void everyNoticeCanBeWrittenInEveryLanguage(NoticeKind kind) {
    for (Language language : Language.values()) {
      String body = draft(kind, facts(Optional.of(Instant.parse("2026-11-18T07:30:00Z"))), language).body();
      assertFalse(body.contains("%s"), body);
    }
  }

  @ParameterizedTest
  @EnumSource(Phrase.class)
  void bothLanguagesSayTheSameThings(Phrase phrase) {
    assertEquals(phrase.in(Language.FR).split("%", -1).length, phrase.in(Language.EN).split("%", -1).length);
  }
}
