package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.http.MonthProgress.Billing;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// How single values look in tables and tiles.
final class Cells {
  /// What stands where nothing is known.
  static final String NONE = "–";
  private static final int MOST_SENTENCES = 3;

  private Cells() {}

  static Html number(Optional<BigDecimal> number) {
    return Html.of(number.map(Display::number).orElse(NONE));
  }

  static Html time(Optional<Instant> time, ZoneId zone) {
    return Html.of(time.map(each -> Display.time(each, zone)).orElse(NONE));
  }

  /// A word for a slot; measured is the rule and has no colour.
  static Html quality(Slot slot) {
    return switch (slot) {
      case Slot.Metered(var _, var _, var interpolated) ->
        interpolated ? Status.DOUBT.badge("interpolated") : Html.of("measured");
      case Slot.Missing(var reason) -> Status.BAD.badge("missing: " + words(reason));
    };
  }

  /// A reason as words.
  static String words(MissingReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether a month of a series can be billed. While figures are rebuilt nobody can say that it cannot.
  static Html billable(SeriesSnapshot each, Billing billing, boolean rebuilding) {
    return isBilled(each) ? billable(billing, rebuilding) : notBilled(each);
  }

  /// Whether a series is what is billed: a gate that has no other series for that.
  static boolean isBilled(SeriesSnapshot each) {
    return each.role() == Role.GATE && each.billedAs().isEmpty();
  }

  /// What stands where billing is asked of a series that is not billed.
  static Html notBilled(SeriesSnapshot each) {
    return each.billedAs().isPresent() ? Status.UNKNOWN.badge("as unicast") : Html.of(NONE);
  }

  private static Html billable(Billing billing, boolean rebuilding) {
    return switch (billing) {
      case BILLABLE -> Status.GOOD.badge("yes");
      case OPEN -> Status.UNKNOWN.badge("not yet");
      case INCLUDES_MULTICAST -> Status.DOUBT.badge("with multicast");
      case NOT_BILLABLE -> rebuilding ? Status.UNKNOWN.badge("rebuilding") : Status.DOUBT.badge("no");
    };
  }

  /// Whether something is as it should be.
  static Html flag(boolean good, String goodWord, String badWord) {
    return good ? Status.GOOD.badge(goodWord) : Status.BAD.badge(badWord);
  }

  static Html yesOrNo(boolean flag) {
    return Html.of(flag ? "yes" : "no");
  }

  /// The first sentences of a list, and how many more there are.
  static Html sentences(List<String> sentences) {
    String first = sentences.stream().limit(MOST_SENTENCES).collect(Collectors.joining(" · "));
    return Html.of(sentences.size() <= MOST_SENTENCES
        ? first
        : first + " · and " + (sentences.size() - MOST_SENTENCES) + " more");
  }
}
