package org.nroagent.model.billing;

/// What has a price, and may have one of its own for a client or an order.
public enum PriceItem {
  /// A line in service.
  ACTIVATED_LINE,
  /// A Mbit/s at a national gate.
  NATIONAL_TRAFFIC,
  /// A Mbit/s at a regional gate.
  REGIONAL_TRAFFIC,
  /// The ceiling of a plaque.
  CEILING,
  /// A gate, once.
  GATE_FEE,
  /// A port at an NRO, once.
  NRO_PORT_FEE
}
