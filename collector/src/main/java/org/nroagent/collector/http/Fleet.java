package org.nroagent.collector.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.protocol.ClockCheck;

/// All agents at one moment.
///
/// @param agents by name
record Fleet(List<AgentView> agents) {
  Fleet {
    agents = List.copyOf(agents);
  }

  /// Agents that have something in common. One agent may be in several.
  enum Group {
    /// Every one.
    ALL("All"),
    /// Those with a session.
    CONNECTED("Connected"),
    /// Configured ones without.
    AWAY("Away"),
    /// Those whose newest slot is old.
    LATE("Late"),
    /// Those that lost slots or events before these were delivered.
    GAPS("With gaps"),
    /// Those whose clock differs.
    CLOCK("Clock off"),
    /// Those that contradicted themselves.
    CONFLICTS("With contradictions"),
    /// Those of which something could not be read.
    PARKED("With parked"),
    /// Those whose name two sessions had at once.
    CLONED("Two at once");

    private final String words;

    Group(String words) {
      this.words = words;
    }

    /// For people.
    String words() {
      return words;
    }

    /// For parameters.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean has(AgentView agent) {
      return switch (this) {
        case ALL -> true;
        case CONNECTED -> agent.connected();
        case AWAY -> agent.configured() && !agent.connected();
        case LATE -> agent.late();
        case GAPS -> agent.lost() + agent.events().lost() > 0;
        case CLOCK -> agent.clockSkewMillis().stream()
            .anyMatch(skew -> Math.abs(skew) > ClockCheck.WORTH_A_WARNING.toMillis());
        case CONFLICTS -> agent.conflicts() + agent.events().conflicts() > 0;
        case PARKED -> agent.parked() + agent.events().parked() > 0;
        case CLONED -> agent.cloneAlarms() > 0;
      };
    }

    /// Whether its members need a look.
    boolean isTrouble() {
      return this != ALL && this != CONNECTED;
    }
  }

  /// A part of the agents that a query asks for.
  ///
  /// @param agents by name
  /// @param matching how many there are in all parts
  /// @param next what to ask for as `after` to get the next part, empty for the last
  record Part(List<AgentView> agents, int matching, Optional<String> next) {}

  int count(Group group) {
    return (int) agents.stream().filter(group::has).count();
  }

  /// Those that need a look, the first of them by name.
  List<AgentView> troubled(int most) {
    return agents.stream()
        .filter(agent -> Stream.of(Group.values()).anyMatch(group -> group.isTrouble() && group.has(agent)))
        .limit(most).toList();
  }

  Part part(FleetQuery query) {
    List<AgentView> matching = agents.stream().filter(query::wants).toList();
    List<AgentView> behind = matching.stream()
        .filter(agent -> query.after().stream().allMatch(after -> agent.name().compareTo(after) > 0))
        .toList();
    List<AgentView> part = behind.subList(0, Math.min(query.limit(), behind.size()));
    return new Part(part, matching.size(),
        part.size() < behind.size() ? Optional.of(part.getLast().name()) : Optional.empty());
  }
}
