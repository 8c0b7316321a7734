package org.nroagent.model.notice;

import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.SpeedFigures.Speed;

/// Writes the half-yearly report of reference speeds [R 3(5), 6(3)], to be read, completed and sent by a person.
public final class SpeedReportWriter {
  private static final int TRAFFIC_PLACES = 2;
  private static final int SPEED_PLACES = 6;

  private final StringBuilder body = new StringBuilder();
  private final Wording words;

  private SpeedReportWriter(Wording words) {
    this.words = words;
  }

  /// The report of an operator.
  ///
  /// @param operator its name, empty where that is not configured
  /// @param contact whom the regulator may ask, empty where that is not configured
  public static NoticeDraft write(SpeedFigures figures, Optional<String> operator, Optional<String> contact,
      Regulation regulation, Language language) {
    SpeedReportWriter writer = new SpeedReportWriter(new Wording(language, regulation.peakHours().zone()));
    String title = writer.say("Vitesse de référence, ", "Reference speed, ") + figures.halfYear();
    writer.line(title);
    writer.line(regulation.title() + writer.say(", version du ", ", version of ") + regulation.validFrom()
        + writer.say(", article ", ", Article ") + figures.speeds().stream()
            .map(speed -> regulation.articles().speed(speed.network())).collect(Collectors.joining(", ")));
    writer.line("");
    writer.fact("Opérateur", "Operator", operator);
    writer.fact("Contact", "Contact", contact);
    figures.speeds().forEach(speed -> writer.speed(figures, speed));
    return new NoticeDraft(regulation.address(), title, writer.body.toString());
  }

  private void speed(SpeedFigures figures, Speed speed) {
    line("");
    line(switch (speed.network()) {
      case FIXED -> say("Transmission des données, réseau fixe", "Data, fixed network");
      case MOBILE -> say("Transmission des données, réseau mobile", "Data, mobile network");
    });
    fact("Semestre", "Half-year", Optional.of(figures.halfYear() + (figures.over()
        ? ""
        : say(", mesures jusqu'au ", ", measured until ") + words.local(figures.until()))));
    fact("Pointe maximale de trafic", "Highest traffic", speed.peak()
        .map(peak -> say("%s Mbit/s %s, le %s", "%s Mbit/s %s, on %s").formatted(
            words.decimal(Mbps.exactly(peak.octets(), speed.grid()).toDecimal(TRAFFIC_PLACES)),
            direction(peak.direction()), words.local(peak.slot()))));
    fact("Sessions actives à ce moment", "Sessions active then",
        speed.sessions().isPresent()
            ? Optional.of(Long.toString(speed.sessions().getAsLong()))
            : Optional.empty());
    fact("Vitesse de référence", "Reference speed", speed.mbps()
        .map(mbps -> words.decimal(mbps.toDecimal(SPEED_PLACES))
            + say(" Mbit/s par session", " Mbit/s per session")));
  }

  private String direction(Direction direction) {
    return switch (direction) {
      case IN -> say("(entrant)", "(in)");
      case OUT -> say("(sortant)", "(out)");
    };
  }

  private void fact(String french, String english, Optional<String> fact) {
    line(say(french + " : ", english + ": ") + words.known(fact));
  }

  private void line(String line) {
    body.append(line).append('\n');
  }

  private String say(String french, String english) {
    return words.language() == Language.FR ? french : english;
  }
}
