package org.nroagent.model.billing;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Whom prices replace those of everybody for. The contract puts orders before its conditions and those before its annexes
/// [C CP 3]; an order is one of a plaque's NROs or one of a gate [C CP 6.2, Annexe 3].
///
/// @param client a client, empty for all of them
/// @param plaque the plaque whose NROs were ordered; empty for all of the client's
/// @param gate the gate that was ordered; never beside a plaque
public record PriceScope(Optional<String> client, Optional<String> plaque, Optional<String> gate) {
  /// @throws IllegalArgumentException if it is nobody's, a gate's without its client or a plaque's and a gate's at once
  public PriceScope {
    boolean ofNobody = client.isEmpty() && (plaque.isEmpty() || gate.isPresent());
    if (ofNobody || (plaque.isPresent() && gate.isPresent())) {
      throw new IllegalArgumentException("a client, its plaque, its gate or a plaque of all clients, not "
          + client + ", " + plaque + ", " + gate);
    }
  }

  /// Which of two that concern the same price counts: the order's, then the client's, then the plaque's of all clients.
  public int rank() {
    if (client.isEmpty()) {
      return 0;
    }
    return plaque.isPresent() || gate.isPresent() ? 2 : 1;
  }

  /// What it may give a price of its own. The ceiling alone belongs to a plaque whoever the client is [C CP 12.2, Annexe 4];
  /// traffic is priced per gate, lines and ports are per plaque, so two orders never speak of the same price.
  public Set<PriceItem> items() {
    if (gate.isPresent()) {
      return EnumSet.of(PriceItem.NATIONAL_TRAFFIC, PriceItem.REGIONAL_TRAFFIC, PriceItem.GATE_FEE);
    }
    if (plaque.isEmpty()) {
      return EnumSet.allOf(PriceItem.class);
    }
    return client.isEmpty()
        ? EnumSet.of(PriceItem.CEILING)
        : EnumSet.of(PriceItem.ACTIVATED_LINE, PriceItem.CEILING, PriceItem.NRO_PORT_FEE);
  }

  /// Whether it concerns a client's plaque.
  boolean concernsPlaque(String ofClient, String name) {
    return gate.isEmpty() && concerns(ofClient) && plaque.orElse(name).equals(name);
  }

  /// Whether it concerns a client's gate.
  boolean concernsGate(String ofClient, String name) {
    return plaque.isEmpty() && concerns(ofClient) && gate.orElse(name).equals(name);
  }

  private boolean concerns(String ofClient) {
    return client.orElse(ofClient).equals(ofClient);
  }
}
