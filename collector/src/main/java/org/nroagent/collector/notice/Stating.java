package org.nroagent.collector.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.store.IncidentStatement;
import org.nroagent.collector.store.IncidentStatement.Fact;

/// What a person wants to state of an incident, in place of what was stated before.
///
/// @param incident any member of the incident
/// @param fact what is stated
/// @param text empty to say that it is not known after all; an expected end with its offset
/// @param by who says so
public record Stating(AgentIncident.Id incident, Fact fact, String text, String by) {
  /// The statement to be kept.
  ///
  /// @throws IllegalArgumentException if it cannot be, with the message for people
  public IncidentStatement act(Notices notices) {
    IncidentNotices found = notices.known(incident);
    String wanted = fact == Fact.EXPECTED_END && !text.isBlank()
        ? expectedEnd(found).toString()
        : text.strip();
    Optional<IncidentStatement> before = found.lastStated(fact);
    if (wanted.equals(before.map(IncidentStatement::text).orElse(""))) {
      throw new IllegalArgumentException(before
          .map(
              statement -> "statement " + statement.id() + " by " + statement.by() + " says the same already")
          .orElse("nothing is stated of the " + FactWords.of(fact) + "; say what is"));
    }
    return IncidentStatement.made(before.map(IncidentStatement::agent).orElse(incident.agent()),
        before.map(IncidentStatement::incident).orElse(incident.number()), fact, wanted, by, notices.now(),
        before.map(statement -> OptionalLong.of(statement.id())).orElse(OptionalLong.empty()));
  }

  private Instant expectedEnd(IncidentNotices found) {
    Instant end;
    try {
      end = OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time with its offset, as 2026-11-18T10:00:00+01:00");
    }
    if (!end.isAfter(found.incident().detected())) {
      throw new IllegalArgumentException(
          end + " is not after the detection, " + found.incident().detected());
    }
    return end;
  }
}
