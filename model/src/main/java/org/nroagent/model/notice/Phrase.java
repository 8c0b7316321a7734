package org.nroagent.model.notice;

import org.nroagent.model.impact.ServiceKind;

/// What a notice is made of, in every language. `%s` takes what is said.
enum Phrase {
  PRE_NOTIFICATION("Pré-notification d'un incident", "Pre-notification of an incident"),
  FINAL_NOTIFICATION("Notification définitive d'un incident", "Final notification of an incident"),
  WITHDRAWAL("Incident pré-notifié : pas de notification définitive requise",
      "Pre-notified incident: no final notification is required"),
  LAW("%s, version du %s, article %s", "%s, version of %s, Article %s"),
  FORM("À reporter dans le formulaire « %s »", "To be entered into the form '%s'"),
  OPERATOR("Opérateur : %s", "Operator: %s"),
  CONTACT("Contact : %s", "Contact: %s"),
  INCIDENT("Incident : %s", "Incident: %s"),
  DETECTED("Détecté : %s", "Detected: %s"),
  BEGAN("Début : %s", "Began: %s"),
  ENDED("Fin : %s, durée %s", "Ended: %s, duration %s"),
  EXPECTED("Durée prévisible : %s, fin prévue %s", "Expected duration: %s, expected end %s"),
  EXPECTED_UNKNOWN("Durée prévisible : %s", "Expected duration: %s"),
  TIMES("Heures locales : %s", "Local times: %s"),
  SERVICES("Services concernés et nombre d'utilisateurs potentiellement concernés :",
      "Services concerned, and number of users potentially concerned:"),
  SERVICE("- %s (%s)", "- %s (%s)"),
  SEGMENT("  du %s au %s : %s", "  from %s to %s: %s"),
  USERS("%s utilisateurs", "%s users"),
  USERS_OF("%s utilisateurs sur %s, soit %s %%", "%s users of %s, that is %s %%"),
  MOST("  au plus : %s", "  at most: %s"),
  MOST_DURING("  au plus : %s, du %s au %s", "  at most: %s, from %s to %s"),
  HIGHEST_RATE("  taux le plus élevé : %s, du %s au %s", "  highest rate: %s, from %s to %s"),
  CUT_OFF("  potentiellement concernées : %s lignes coupées",
      "  potentially concerned: %s lines that are cut off"),
  CUT_OFF_CHANNELS("  potentiellement concernés : %s canaux coupés",
      "  potentially concerned: %s channels that are cut off"),
  STATIONS("Stations de base potentiellement concernées, par technologie : %s",
      "Base stations potentially concerned, by technology: %s"),
  USERS_UNKNOWN("nombre d'utilisateurs %s", "number of users %s"),
  NOT_ALL_COUNTED("  pour une partie de la durée, nombre inconnu : %s",
      "  for a part of the time the number is unknown: %s"),
  NOT_COUNTED("  nombre inconnu : %s", "  number unknown: %s"),
  NO_SERVICE("- services et nombre inconnus : %s", "- services and number unknown: %s"),
  NO_RATE("  taux inconnu, les critères de l'article %s n'ont pu être vérifiés : %s",
      "  rate unknown, the criteria of Article %s could not be checked: %s"),
  AT_LEAST("Ces chiffres sont des minimums, car tout n'a pas été observé :",
      "These figures are minimums, as not everything was observed:"),
  NOT_MEASURED("- mesures manquantes%s", "- measurements that are missing%s"),
  NOT_OBSERVED("- services non observés%s", "- services that were not observed%s"),
  HELD("- lignes comptées comme coupées faute de mesures plus récentes%s",
      "- lines counted as cut off for want of newer measurements%s"),
  TOLD_BY_SEVERAL("- sites comptés plusieurs fois, le plus grand nombre est retenu%s",
      "- places counted several times, of which the larger number is taken%s"),
  EVENTS_LOST("- changements d'état manquants, lignes comptées par intervalle de mesure%s",
      "- changes of state that are missing, lines counted by interval of measurement%s"),
  LINES_UNKNOWN("- sites dont le nombre de lignes n'est pas connu%s",
      "- places of which the number of lines is not known%s"),
  END_NOT_TOLD("- fin d'incident non transmise%s", "- incidents whose end was not told%s"),
  WHOM(" : %s", ": %s"),
  MORE("%s et %d autres", "%s and %d more"),
  NOT_ESTABLISHED("Il n'est donc pas établi qu'aucun critère de l'article %s n'est rempli.",
      "It is therefore not established that no criterion of Article %s is met."),
  CRITERION("  critère rempli : %s", "  criterion met: %s"),
  NO_CRITERION("  aucun critère de l'article %s rempli", "  no criterion of Article %s met"),
  EMERGENCY_CRITERION("services d'urgence, article %s", "emergency services, Article %s"),
  THRESHOLD("au moins %s %% des utilisateurs pendant au moins %s, article %s",
      "at least %s %% of the users for at least %s, Article %s"),
  THRESHOLD_AT_ONCE("au moins %s %% des utilisateurs, article %s",
      "at least %s %% of the users, Article %s"),
  PLACE("Lieu de la panne : %s", "Place that failed: %s"),
  FAILED_GATES("portes de livraison %s", "delivery gates %s"),
  FAILED_PATHS("chemins de %s vers les portes de livraison %s", "ways from %s to the delivery gates %s"),
  FAILED_ACCESS("accès %s %s", "access %s %s"),
  CAUSE("Cause : %s", "Cause: %s"),
  MEASURES("Mesures prises : %s", "Measures taken: %s"),
  MEDIA("Information aux médias (article %s) : %s", "Information to the media (Article %s): %s"),
  BLANK("[à compléter]", "[to be completed]"),
  DURATION("%d h %02d min", "%d h %02d min");

  private final String french;
  private final String english;

  Phrase(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String in(Language language) {
    return switch (language) {
      case FR -> french;
      case EN -> english;
    };
  }

  /// Why figures are *at least* what they say.
  static Phrase of(Reservation.Reason reason) {
    return switch (reason) {
      case NOT_MEASURED -> NOT_MEASURED;
      case NOT_OBSERVED -> NOT_OBSERVED;
      case HELD -> HELD;
      case TOLD_BY_SEVERAL -> TOLD_BY_SEVERAL;
      case EVENTS_LOST -> EVENTS_LOST;
      case LINES_UNKNOWN -> LINES_UNKNOWN;
      case END_NOT_TOLD -> END_NOT_TOLD;
    };
  }

  /// What a kind of service is called.
  static String of(ServiceKind kind, Language language) {
    boolean inFrench = language == Language.FR;
    return switch (kind) {
      case FIXED_VOICE -> inFrench ? "voix, réseau fixe" : "voice, fixed network";
      case FIXED_DATA -> inFrench ? "data, réseau fixe" : "data, fixed network";
      case MOBILE_VOICE -> inFrench ? "voix, réseau mobile" : "voice, mobile network";
      case MOBILE_DATA -> inFrench ? "data, réseau mobile" : "data, mobile network";
      case EMERGENCY -> inFrench ? "services d'urgence" : "emergency services";
    };
  }
}
