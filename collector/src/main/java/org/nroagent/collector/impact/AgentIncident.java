package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.reachability.OutageCause;

/// An incident as one agent told it, or a person entered it.
///
/// @param id whose it is, and its number there
/// @param detected when its first outage was seen, which may be before the agent made an incident of it
/// @param cause what it comes from; empty where its events did not come
/// @param end when it ended, or became part of another one, and who says so
/// @param mergedInto the number of the agent's incident that it became part of
/// @param places whatever was part of it at any time
/// @param outage when they were out, as far as events tell, and with how many lines
/// @param entered what failed, where a person entered it and no agent tells it
public record AgentIncident(Id id, Instant detected, Optional<OutageCause> cause, End end,
    OptionalLong mergedInto, Set<String> places, ToldOutage outage,
    Optional<String> entered) {
  /// The one whose outage was seen first comes first.
  static final Comparator<AgentIncident> BY_DETECTION = Comparator.comparing(AgentIncident::detected)
      .thenComparing(AgentIncident::id);
  private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._-]+)~(\\d{1,18})");

  /// When an incident ended.
  ///
  /// @param at its end, empty while it goes on
  /// @param said who says so
  /// @param lastTold the end of the last slot that tells of its lines; empty where none does, or the agent told the end
  public record End(Optional<Instant> at, Said said, Optional<Instant> lastTold) {
    /// The end that the agent told; empty where it told none.
    static End told(Optional<Instant> at) {
      return new End(at, at.isPresent() ? Said.AGENT : Said.NOBODY, Optional.empty());
    }
  }

  /// Who says that an incident ended.
  public enum Said {
    /// The agent.
    AGENT,
    /// A person, of what the agent told no end of.
    PERSON,
    /// Nobody: it goes on, or the agent works and tells no more of it.
    NOBODY
  }

  public AgentIncident {
    places = Set.copyOf(places);
  }

  /// Which incident, written `agent~number`.
  ///
  /// @param agent the agent's name
  /// @param number unique for the agent: the second in which it was made, or the next one that was free
  public record Id(String agent, long number) implements Comparable<Id> {
    /// Reads what [#toString()] writes.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Id parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + text + "' is no incident; write it as agent~1795000000");
      }
      return new Id(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    /// The one that was made first comes first.
    @Override
    public int compareTo(Id other) {
      int byNumber = Long.compare(number, other.number);
      return byNumber != 0 ? byNumber : agent.compareTo(other.agent);
    }

    @Override
    public String toString() {
      return agent + "~" + number;
    }
  }

  /// When it ended; empty while it goes on.
  public Optional<Instant> ended() {
    return end.at();
  }

  /// Whether it ended and nobody told that.
  boolean isConcluded() {
    return end.at().isPresent() && end.said() == Said.NOBODY;
  }

  /// The same incident with another end.
  AgentIncident with(End other) {
    return new AgentIncident(id, detected, cause, other, mergedInto, places, outage, entered);
  }

  /// The same incident with an NRO that was cut off as a whole, and what lines that has.
  AgentIncident with(String nro, Set<LineKind> kinds) {
    Set<String> more = new HashSet<>(places);
    more.add(nro);
    return new AgentIncident(id, detected, cause, end, mergedInto, more, outage.with(nro, kinds), entered);
  }

  /// The gates that it lost, all or the ways to them; empty where it is another cause.
  Optional<String> gates() {
    return cause.filter(each -> each.kind() != OutageCause.Kind.ACCESS).map(OutageCause::subject);
  }

  /// Whether it lasted at some moment while the other one did.
  boolean overlaps(AgentIncident other) {
    return detected.isBefore(other.ended().orElse(Instant.MAX))
        && other.detected.isBefore(ended().orElse(Instant.MAX));
  }

  /// Whether both are of one agent, which tells them apart: a place that was part of both went over from one to the other.
  boolean isToldApartFrom(AgentIncident other) {
    boolean isSameCause = gates().isPresent() && gates().equals(other.gates());
    boolean isMerged = mergedInto.equals(OptionalLong.of(other.id.number()))
        || other.mergedInto.equals(OptionalLong.of(id.number()));
    return id.agent().equals(other.id.agent()) && !isSameCause && !isMerged;
  }
}
