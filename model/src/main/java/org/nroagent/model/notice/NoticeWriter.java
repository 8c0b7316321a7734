package org.nroagent.model.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Articles;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.impact.ServiceKind;

/// Writes one notice.
final class NoticeWriter {
  private final StringBuilder body = new StringBuilder();
  private final IncidentImpact impact;
  private final NoticeFacts facts;
  private final Regulation regulation;
  private final Articles articles;
  private final Wording words;

  NoticeWriter(IncidentImpact impact, NoticeFacts facts, Language language) {
    this.impact = impact;
    this.facts = facts;
    this.regulation = impact.regulation();
    this.articles = regulation.articles();
    this.words = new Wording(language, regulation.peakHours().zone());
  }

  NoticeDraft write(NoticeKind kind) {
    Phrase title = switch (kind) {
      case PRE_NOTIFICATION -> Phrase.PRE_NOTIFICATION;
      case FINAL_NOTIFICATION -> Phrase.FINAL_NOTIFICATION;
      case WITHDRAWAL -> Phrase.WITHDRAWAL;
    };
    String article = switch (kind) {
      case PRE_NOTIFICATION -> articles.preNotification();
      case FINAL_NOTIFICATION -> articles.finalNotification();
      case WITHDRAWAL -> articles.withdrawal();
    };
    line(title);
    line(Phrase.LAW, regulation.title(), regulation.validFrom(), article);
    if (kind == NoticeKind.FINAL_NOTIFICATION) {
      line(Phrase.FORM, regulation.form());
    }
    gap();
    incident();
    gap();
    line(Phrase.SERVICES);
    if (impact.services().isEmpty()) {
      line(Phrase.NO_SERVICE, words.say(Phrase.BLANK));
    }
    impact.services().forEach(service -> service(kind, service));
    if (!facts.stations().isEmpty()) {
      line(Phrase.STATIONS, words.names(facts.stations().stream().map(ConcernedStation::text).toList()));
    }
    reservations(kind);
    if (kind != NoticeKind.WITHDRAWAL) {
      gap();
      facts.place().ifPresent(place -> line(Phrase.PLACE, place));
      line(Phrase.CAUSE, words.known(facts.cause()));
      line(Phrase.MEASURES, words.known(facts.measures()));
      line(Phrase.MEDIA, articles.media(), words.known(facts.media()));
    }
    return new NoticeDraft(regulation.address(), words.say(title) + " – " + impact.incident().id(),
        body.toString());
  }

  private void incident() {
    line(Phrase.OPERATOR, words.known(facts.operator()));
    line(Phrase.CONTACT, words.known(facts.contact()));
    line(Phrase.INCIDENT, impact.incident().id());
    line(Phrase.DETECTED, words.local(impact.incident().detected()));
    Instant began = impact.incident().parts().stream().map(Part::from).min(Comparator.naturalOrder())
        .orElse(impact.incident().detected());
    line(Phrase.BEGAN, words.local(began));
    facts.ended().ifPresentOrElse(end -> line(Phrase.ENDED, words.local(end), lasting(began, end)),
        () -> facts.expectedEnd().ifPresentOrElse(
            end -> line(Phrase.EXPECTED, lasting(began, end), words.local(end)),
            () -> line(Phrase.EXPECTED_UNKNOWN, words.say(Phrase.BLANK))));
    line(Phrase.TIMES, regulation.peakHours().zone());
  }

  /// A pre-notification is an estimate, so it tells the most users; the others tell how it went.
  private void service(NoticeKind kind, ServiceImpact service) {
    line(Phrase.SERVICE, service.service().id(), Phrase.of(service.service().kind(), words.language()));
    if (kind == NoticeKind.PRE_NOTIFICATION || service.segments().isEmpty()) {
      most(service);
    } else {
      service.segments().forEach(segment -> line(Phrase.SEGMENT, words.local(segment.from()),
          words.local(segment.to()), service.isCounted(segment)
              ? users(segment)
              : words.say(Phrase.USERS_UNKNOWN, words.say(Phrase.BLANK))));
    }
    Optional.ofNullable(facts.cutOffLines().get(service.service().kind()))
        .ifPresent(lines -> line(
            service.service().kind() == ServiceKind.MOBILE_DATA ? Phrase.CUT_OFF_CHANNELS : Phrase.CUT_OFF,
            lines));
    service.criterion().ifPresentOrElse(criterion -> line(Phrase.CRITERION, criterion(criterion)), () -> {
      if (service.judged()) {
        line(Phrase.NO_CRITERION, articles.criteria());
      } else {
        line(Phrase.NO_RATE, articles.thresholds(), words.say(Phrase.BLANK));
      }
    });
  }

  /// The most users, and the highest rate where that is of other hours: fewer may be a larger share of the lines that are usable off peak.
  private void most(ServiceImpact service) {
    List<Segment> counted = service.segments().stream().filter(service::isCounted)
        .toList();
    boolean potential = facts.cutOffLines().containsKey(service.service().kind());
    if (counted.isEmpty()
        || (potential && counted.stream().allMatch(segment -> segment.users().signum() == 0))) {
      line(Phrase.NOT_COUNTED, words.say(Phrase.BLANK));
      return;
    }
    Comparator<Segment> byRate = Comparator
        .comparing(segment -> segment.ratePercent().orElse(Fraction.ZERO));
    Segment most = Collections.max(counted, Comparator.comparing(Segment::users).thenComparing(byRate));
    Segment highest = Collections.max(counted, byRate);
    if (byRate.compare(most, highest) == 0) {
      line(Phrase.MOST, users(most));
    } else {
      line(Phrase.MOST_DURING, users(most), words.local(most.from()), words.local(most.to()));
      line(Phrase.HIGHEST_RATE, users(highest), words.local(highest.from()), words.local(highest.to()));
    }
    if (counted.size() < service.segments().size()) {
      line(Phrase.NOT_ALL_COUNTED, words.say(Phrase.BLANK));
    }
  }

  private void reservations(NoticeKind kind) {
    if (facts.atLeast().isEmpty()) {
      return;
    }
    gap();
    line(Phrase.AT_LEAST);
    facts.atLeast().forEach(
        each -> line(Phrase.of(each.reason()),
            each.whom().isEmpty() ? "" : words.say(Phrase.WHOM, words.names(each.whom()))));
    if (kind == NoticeKind.WITHDRAWAL) {
      line(Phrase.NOT_ESTABLISHED, articles.criteria());
    }
  }

  private String users(Segment segment) {
    String users = whole(segment.users());
    return segment.totalUsers()
        .map(total -> words.say(Phrase.USERS_OF, users, whole(total),
            words.rate(segment.ratePercent().orElseThrow())))
        .orElseGet(() -> words.say(Phrase.USERS, users));
  }

  private String criterion(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Emergency() -> words.say(Phrase.EMERGENCY_CRITERION, articles.emergency());
      case Criterion.Threshold(String _, Fraction percent, Duration duration) when duration.isZero() ->
        words.say(Phrase.THRESHOLD_AT_ONCE, words.percent(percent), articles.thresholds());
      case Criterion.Threshold(String _, Fraction percent, Duration duration) ->
        words.say(Phrase.THRESHOLD, words.percent(percent), words.duration(duration), articles.thresholds());
    };
  }

  private String lasting(Instant from, Instant to) {
    return words.duration(Duration.between(from, to));
  }

  private static String whole(Fraction users) {
    return users.toDecimal(0).toPlainString();
  }

  private void line(Phrase phrase, Object... said) {
    body.append(words.say(phrase, said)).append('\n');
  }

  private void gap() {
    body.append('\n');
  }
}
