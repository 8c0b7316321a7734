package org.nroagent.agent.meter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.MissingReason;
import org.nroagent.model.metering.CounterBase;

/// What a clean stop keeps of one interface's meter: the counters' bases, and what was gathered for slots that were
/// not final. Without the latter, the seconds between a slot's border and its poll would be missing after a restart.
///
/// @param counters which counters the bases are of, null where the state of earlier software does not say
/// @param in base of the direction IN
/// @param out base of the direction OUT
/// @param drops bases of the counters of lost packets, of those that have one
/// @param open slots that were not final
public record KeptColumn(@Nullable Counters counters, CounterBase in, CounterBase out,
    Map<DropCounter, CounterBase> drops,
    List<OpenPart> open) {
  public KeptColumn {
    drops = Map.copyOf(drops);
    open = List.copyOf(open);
  }

  /// Which counters of a device are metered. After a change of the configuration the same public id may stand for
  /// others, and a difference between the two would be octets that nobody sent.
  ///
  /// @param ifName the device's name of the interface
  /// @param ifIn the direction that its ifIn counts
  public record Counters(String ifName, Direction ifIn) {
    /// Those of a metered interface.
    static Counters of(MeteredConfig metered) {
      return new Counters(metered.ifName(), metered.ifIn());
    }
  }

  /// What was gathered for one slot.
  ///
  /// @param startMillis start of the slot, milliseconds since 1970
  /// @param inOctets octets of IN so far
  /// @param inMillis how much of the slot they cover
  /// @param outOctets octets of OUT so far
  /// @param outMillis how much of the slot they cover
  /// @param interpolated whether a missed poll was bridged
  /// @param reason why a part has no trustworthy octets, null where all of it has
  /// @param drops lost packets so far, of those counters that said anything
  public record OpenPart(long startMillis, long inOctets, long inMillis, long outOctets, long outMillis,
      boolean interpolated, @Nullable MissingReason reason, Map<DropCounter, OpenCount> drops) {
    public OpenPart {
      drops = Map.copyOf(drops);
    }
  }

  /// Packets lost in a part of a slot.
  ///
  /// @param packets how many so far
  /// @param coveredMillis how much of the slot they cover
  /// @param spoilt whether a part has no trustworthy count
  public record OpenCount(long packets, long coveredMillis, boolean spoilt) {}
}
