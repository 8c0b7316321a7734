package org.nroagent.collector.store;

import java.time.Instant;
import java.util.OptionalLong;

/// What a person stated of an incident for the notices of it, and no agent can know [R 2(1), 2(4)]. It stays as it is; a further
/// statement of the same fact takes its place.
///
/// @param id counts statements, never used again
/// @param agent whose incident it is about
/// @param incident the incident's number at that agent
/// @param fact what is stated
/// @param text one line; of an expected end the instant as [Instant#toString()] writes it; empty where it is not known after all
/// @param by who says so
/// @param madeAt when it was said
/// @param corrects the statement that it takes the place of
public record IncidentStatement(long id, String agent, long incident, Fact fact, String text, String by,
    Instant madeAt, OptionalLong corrects) implements PersonsAct {
  /// The most characters of a statement.
  public static final int MOST_CHARS = 2_000;

  /// What may be stated.
  public enum Fact {
    /// When it is expected to end.
    EXPECTED_END,
    /// What caused it.
    CAUSE,
    /// What was done about it.
    MEASURES,
    /// What the media were told [R 2(4)].
    MEDIA,
    /// Whom the regulator may ask about it.
    CONTACT
  }

  /// A statement that the store does not have yet.
  ///
  /// @throws IllegalArgumentException if the text is too long or not printable, or as
  ///     [PersonsAct#checkWords(String, String)] says
  public static IncidentStatement made(String agent, long incident, Fact fact, String text, String by,
      Instant madeAt, OptionalLong corrects) {
    PersonsAct.checkWords(by, "");
    if (text.length() > MOST_CHARS || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a statement is one line of at most " + MOST_CHARS + " characters, all printable");
    }
    return new IncidentStatement(0, agent, incident, fact, text, by, madeAt, corrects);
  }
}
