package org.nroagent.model.reading;

/// How far the tables of one kind were read. It decides what an absent row means.
public enum TableState {
  /// To their end: what is not in the reading is not on the device.
  COMPLETE,
  /// They failed or ended early: an absent row may merely be lost.
  CUT,
  /// The device answered that it has no row of any of them. It may have none, or not show them: SNMP does not tell the
  /// two apart.
  ABSENT,
  /// They were not asked for: the device's profile does not name them, or the reading's budget ended before.
  NOT_READ
}
