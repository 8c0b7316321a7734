package org.nroagent.model.billing;

/// The kind of collection that was chosen for a gate; it decides the price of its traffic [C Annexe 1 §2].
public enum CollectionKind {
  /// Delivered at a national gate: one price.
  NATIONAL,
  /// Delivered at a regional gate: the price depends on the traffic per subscriber.
  REGIONAL
}
