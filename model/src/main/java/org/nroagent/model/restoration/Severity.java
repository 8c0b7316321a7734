package org.nroagent.model.restoration;

/// What the contract calls an incident [C CP 1].
public enum Severity {
  /// A total loss for NROs with many subscribers of the client.
  MAJOR,
  /// Any other loss, partial or total.
  MINOR
}
