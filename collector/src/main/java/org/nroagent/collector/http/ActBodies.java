package org.nroagent.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.notice.Deciding;
import org.nroagent.collector.notice.Ending;
import org.nroagent.collector.notice.FactWords;
import org.nroagent.collector.notice.Marking;
import org.nroagent.collector.notice.Stating;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.collector.notice.VerdictWords;
import org.nroagent.daemon.http.HttpProblem;

/// Bodies of requests by which persons say what they sent, what they know of an incident, and what they decided.
final class ActBodies {
  /// What a body of [#marking(JsonNode)] may have.
  static final List<String> MARKING = List.of("incident", "step", "at", "by", "note", "corrects");
  /// What a body of [#ending(JsonNode)] may have.
  static final List<String> ENDING = List.of("incident", "at", "by", "note", "corrects");
  /// What a body of [#deciding(JsonNode)] may have.
  static final List<String> DECIDING = List.of("verdict", "incidents", "by", "note", "corrects");

  /// What a body of [#stating(JsonNode)] may have.
  static final List<String> STATING = List.of("incident", "fact", "text", "by");

  private ActBodies() {}

  static Stating stating(JsonNode tree) {
    return new Stating(incident(tree.path("incident"), "incident"),
        FactWords.parse(tree.path("fact").asText(""))
            .orElseThrow(() -> HttpProblem.badParameter("fact", "must be one of " + FactWords.ALL)),
        text(tree.path("text")), tree.path("by").asText(""));
  }

  /// Nothing is erased by a member that was forgotten.
  private static String text(JsonNode text) {
    if (!text.isTextual()) {
      throw HttpProblem.badParameter("text",
          "must be given as a text, empty where it is not known after all");
    }
    return text.asText();
  }

  static Marking marking(JsonNode tree) {
    return new Marking(incident(tree.path("incident"), "incident"),
        StepWords.parse(tree.path("step").asText("")).orElseThrow(
            () -> HttpProblem.badParameter("step", "must be pre-notification, final or withdrawal")),
        at(tree.path("at")), tree.path("by").asText(""), tree.path("note").asText(""), corrects(tree));
  }

  static Ending ending(JsonNode tree) {
    return new Ending(incident(tree.path("incident"), "incident"), at(tree.path("at")),
        tree.path("by").asText(""), tree.path("note").asText(""), corrects(tree));
  }

  static Deciding deciding(JsonNode tree) {
    List<AgentIncident.Id> incidents = new ArrayList<>();
    tree.path("incidents").forEach(each -> incidents.add(incident(each, "incidents")));
    return new Deciding(
        VerdictWords.parse(tree.path("verdict").asText(""))
            .orElseThrow(() -> HttpProblem.badParameter("verdict", "must be one, apart or undecided")),
        incidents, tree.path("by").asText(""), tree.path("note").asText(""), corrects(tree));
  }

  private static AgentIncident.Id incident(JsonNode text, String member) {
    try {
      return AgentIncident.Id.parse(text.asText(""));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badParameter(member, String.valueOf(e.getMessage()));
    }
  }

  private static OptionalLong corrects(JsonNode tree) {
    JsonNode corrects = tree.path("corrects");
    if (corrects.isMissingNode() || corrects.isNull()) {
      return OptionalLong.empty();
    }
    if (!corrects.isIntegralNumber()) {
      throw HttpProblem.badParameter("corrects", "must be the number of what was wrong");
    }
    return OptionalLong.of(corrects.asLong());
  }

  private static Optional<Instant> at(JsonNode at) {
    if (at.isMissingNode() || at.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(at.asText("")).toInstant());
    } catch (DateTimeException _) {
      throw HttpProblem.badParameter("at", "must be a time with its offset, as 2026-11-18T10:00:00+01:00");
    }
  }
}
