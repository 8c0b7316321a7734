package org.nroagent.collector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.AgentIncident.Said;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.PersonsAct;

/// What a person wants to say of the end of an incident: the agent that told of it told none, and may never do so.
///
/// @param incident as the agent tells it
/// @param endedAt when it ended; empty to say that it did not end after all
/// @param by who says so
/// @param note what else is to be known, may be empty
/// @param corrects the number of what was said wrong
public record Ending(AgentIncident.Id incident, Optional<Instant> endedAt, String by, String note,
    OptionalLong corrects) {
  /// What is to be kept.
  ///
  /// @throws IllegalArgumentException if it cannot be, with the message for people
  public IncidentEnd act(Notices notices) {
    AgentIncident told = notices.known(incident).incident().members().stream()
        .filter(member -> member.id().equals(incident)).findFirst().orElseThrow();
    if (told.entered().isPresent()) {
      throw new IllegalArgumentException(
          "'" + incident + "' was entered by a person; write its end into the inventory");
    }
    endedAt.ifPresent(at -> check(at, told, notices.now()));
    List<IncidentEnd> inForce = PersonsAct.inForce(notices.ends()).stream()
        .filter(end -> end.agent().equals(incident.agent()) && end.incident() == incident.number()).toList();
    if (corrects.isPresent()) {
      if (inForce.stream().noneMatch(end -> end.id() == corrects.getAsLong())) {
        throw new IllegalArgumentException("end " + corrects.getAsLong() + " is not in force of '" + incident
            + "'; 'notifications' lists what is");
      }
    } else if (endedAt.isEmpty()) {
      throw new IllegalArgumentException("say when it ended, or which end was wrong");
    } else if (!inForce.isEmpty()) {
      throw new IllegalArgumentException("end " + inForce.getFirst().id() + " by " + inForce.getFirst().by()
          + " says that '" + incident + "' "
          + inForce.getFirst().endedAt().map(at -> "ended at " + at).orElse("did not end")
          + "; correct that one if it is wrong");
    }
    return IncidentEnd.made(incident.agent(), incident.number(), endedAt, by, note, notices.now(), corrects);
  }

  private void check(Instant at, AgentIncident told, Instant now) {
    if (now.isBefore(at)) {
      throw new IllegalArgumentException(at + " is in the future; say when it ended");
    }
    if (at.isBefore(told.detected())) {
      throw new IllegalArgumentException(
          at + " is before '" + incident + "' was detected, at " + told.detected() + "; say when it ended");
    }
    if (told.end().said() == Said.AGENT) {
      throw new IllegalArgumentException("agent " + incident.agent() + " told itself that '" + incident
          + "' ended, at " + told.ended().orElseThrow());
    }
    told.end().lastTold().filter(at::isBefore).ifPresent(last -> {
      throw new IllegalArgumentException("agent " + incident.agent() + " tells of lines that '" + incident
          + "' cuts off until " + last + "; say a time from then on, or wait until it tells no more of it");
    });
  }
}
