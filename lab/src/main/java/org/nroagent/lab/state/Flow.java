package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.Traffic;

/// What an interface carries while nothing changes.
sealed interface Flow {
  /// The octets in [from, to).
  long between(IfDirection direction, Instant from, Instant to);

  /// Nothing: the interface is down.
  record Stopped() implements Flow {
    @Override
    public long between(IfDirection direction, Instant from, Instant to) {
      return 0;
    }
  }

  /// All the traffic offered to it.
  record Whole(Traffic traffic) implements Flow {
    @Override
    public long between(IfDirection direction, Instant from, Instant to) {
      return traffic.octetsBetween(direction, from, to);
    }
  }

  /// One member's share of a LAG's traffic. Member r of k has carried floor((x + r) / k) when the LAG has carried
  /// x, so that the members sum up to the LAG to the octet.
  ///
  /// @param traffic the LAG's
  /// @param members how many share it
  /// @param rank this one's place, 0…members − 1
  record Share(Traffic traffic, int members, int rank) implements Flow {
    @Override
    public long between(IfDirection direction, Instant from, Instant to) {
      return upTo(direction, to) - upTo(direction, from);
    }

    private long upTo(IfDirection direction, Instant at) {
      return Long.divideUnsigned(traffic.cumulativeOctets(direction, at) + rank, members);
    }
  }
}
