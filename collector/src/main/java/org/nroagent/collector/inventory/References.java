package org.nroagent.collector.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.impact.DataNetwork;

/// What the files of the inventory may refer to; it stands in `collector.yaml`.
///
/// @param agents the agents
/// @param clients trigrammes of the clients
/// @param plaques the FTTH areas
/// @param operators whose gates there are, as the gates name them
/// @param mobileOperators whose mobile networks there are
/// @param gates what is agreed for each gate, by its name
public record References(KnownNames agents, KnownNames clients, KnownNames plaques, KnownNames operators,
    KnownNames mobileOperators, Map<String, GateTerms> gates) {
  public References {
    gates = Map.copyOf(gates);
  }

  /// The operators of a network for data.
  KnownNames operators(DataNetwork network) {
    return switch (network) {
      case FIXED -> operators;
      case MOBILE -> mobileOperators;
    };
  }

  /// Reports an entry that is one operator's where a network has several: whose lines agents tell of is not known, so users of all
  /// would be a share of what one has [R 1(3), 3(5)].
  void checkOneOperator(Section entry, DataNetwork network) {
    KnownNames known = operators(network);
    if (known.names().size() > 1) {
      entry.error("is of one operator, but '" + known.listed() + "' names "
          + String.join(" and ", new TreeSet<>(known.names()))
          + ", whose users are not told apart; leave 'operator' only where it is the one that this collector"
          + " notifies for, and give each other one a collector of its own, with the same store if you like");
    }
  }

  /// What is agreed for a gate.
  ///
  /// @param client whose gate it is, empty where it is not said
  /// @param plaques the areas that it serves, empty where it is not said
  public record GateTerms(Optional<String> client, Set<String> plaques) {
    /// Why a client's NRO of a plaque cannot be delivered there; empty where it can.
    Optional<String> refusal(String ofClient, String ofPlaque) {
      if (client.isEmpty()) {
        return Optional.of("has no 'client' and no 'collection' in the collector's file; give it both");
      }
      if (!client.get().equals(ofClient)) {
        return Optional.of("is a gate of client '" + client.get() + "', the NRO is of '" + ofClient + "'");
      }
      return plaques.isEmpty() || plaques.contains(ofPlaque)
          ? Optional.empty()
          : Optional.of("serves " + String.join(", ", plaques) + " by the collector's file, not '" + ofPlaque
              + "'");
    }
  }
}
